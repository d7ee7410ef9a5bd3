package dev.trawl.actors.call;

import org.apache.pekko.actor.typed.ActorRef;

/**
 * The objects that every model call needs and that all calls share.
 *
 * @param gateway grants the permits
 * @param observer is notified of each call that ends
 */
public record ModelAccess(
    Models models,
    ActorRef<ModelGateway.Command> gateway,
    Observer observer,
    GatewaySettings.Retries retries) {}
