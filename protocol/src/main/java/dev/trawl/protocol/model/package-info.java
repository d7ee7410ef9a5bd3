/**
 * The interfaces between trawl and models. {@link dev.trawl.protocol.model.LanguageModel} completes
 * prompts; {@link dev.trawl.protocol.model.ReadingModel} performs trawl's tasks, with or without a
 * language model.
 */
@NullMarked
package dev.trawl.protocol.model;

import org.jspecify.annotations.NullMarked;
