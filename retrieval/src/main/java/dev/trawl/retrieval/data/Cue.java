package dev.trawl.retrieval.data;

import java.util.List;

/**
 * The lines that a video shows at one time.
 *
 * @param startMs when they appear, in milliseconds
 * @param endMs when they disappear
 */
record Cue(long startMs, long endMs, List<String> lines) {
  Cue {
    lines = List.copyOf(lines);
  }
}
