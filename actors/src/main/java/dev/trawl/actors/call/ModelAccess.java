package dev.trawl.actors.call;

import org.apache.pekko.actor.typed.ActorRef;

/**
 * Everything that a call of a model needs and all calls share.
 *
 * @param gateway grants the permits
 * @param observer learns of each call that ends
 */
public record ModelAccess(
    Models models,
    ActorRef<ModelGateway.Command> gateway,
    Observer observer,
    GatewaySettings.Retries retries) {}
