package dev.trawl.actors.call;

import dev.trawl.actors.model.Price;
import dev.trawl.actors.pace.PaceSettings;
import dev.trawl.protocol.Window;
import dev.trawl.protocol.model.LanguageModel;
import java.util.Optional;

/**
 * A language model that the application itself provides.
 *
 * @param window tokens of one call, prompt and reply together, and the part reserved for the reply
 * @param pace the limits of its calls
 * @param price empty if calls are free or the price is unknown
 */
public record ApplicationModel(
    LanguageModel model, Window window, PaceSettings pace, Optional<Price> price) {}
