package dev.trawl.retrieval.data;

import java.util.List;

/**
 * What is shown at one time of a video.
 *
 * @param startMs when it appears, in milliseconds
 * @param endMs when it disappears
 */
record Cue(long startMs, long endMs, List<String> lines) {
  Cue {
    lines = List.copyOf(lines);
  }
}
