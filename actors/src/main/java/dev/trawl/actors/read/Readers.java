package dev.trawl.actors.read;

import dev.trawl.actors.call.ModelAccess;

/**
 * What every reading pass works with.
 *
 * @param verdicts what readers have said of chunks before
 */
public record Readers(ModelAccess access, Verdicts verdicts, ReadingSettings settings) {}
