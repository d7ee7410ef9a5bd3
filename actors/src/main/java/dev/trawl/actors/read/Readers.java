package dev.trawl.actors.read;

import dev.trawl.actors.call.ModelAccess;

/**
 * What every reading pass works with.
 *
 * @param verdicts remembered results of earlier passes
 */
public record Readers(ModelAccess access, Verdicts verdicts, ReadingSettings settings) {}
