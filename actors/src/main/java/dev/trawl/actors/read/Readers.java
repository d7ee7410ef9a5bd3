package dev.trawl.actors.read;

import dev.trawl.actors.call.ModelAccess;

/**
 * The services and settings that all reading passes share.
 *
 * @param verdicts cached results of earlier passes
 */
public record Readers(ModelAccess access, Verdicts verdicts, ReadingSettings settings) {}
