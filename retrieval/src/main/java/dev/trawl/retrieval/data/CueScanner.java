package dev.trawl.retrieval.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the cues in SubRip (srt) and WebVTT files. The scanner looks only for lines with times;
 * numbers and names of cues, notes, styles and regions are skipped.
 */
final class CueScanner {
  private static final String TIME = "(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{2})[.,](\\d{1,3})";
  private static final Pattern TIMES =
      Pattern.compile("\\s*" + TIME + "\\s*-->\\s*" + TIME + "(?:\\s.*)?");

  private final BufferedReader in;
  private String line = "";

  CueScanner(BufferedReader in) {
    this.in = in;
  }

  static boolean isTimes(String line) {
    return TIMES.matcher(line).matches();
  }

  /** The next cue; empty at the end of the file. */
  Optional<Cue> next(DataSink sink) throws IOException {
    var times = TIMES.matcher(line);
    while (!times.matches()) {
      sink.check();
      var read = in.readLine();
      if (read == null) {
        return Optional.empty();
      }
      line = read;
      times = TIMES.matcher(line);
    }
    return Optional.of(cue(times));
  }

  /**
   * Reads the lines up to the next blank line. Some programs leave the blank line out, so the times
   * of the next cue also end this one, and a number just before those times does not belong to this
   * cue.
   */
  private Cue cue(Matcher times) throws IOException {
    var lines = new ArrayList<String>();
    line = "";
    for (var read = in.readLine(); read != null && !read.isBlank(); read = in.readLine()) {
      if (isTimes(read)) {
        line = read;
        boolean numbered = !lines.isEmpty() && lines.getLast().strip().matches("\\d{1,9}");
        if (numbered) {
          lines.removeLast();
        }
        break;
      }
      lines.add(read);
    }
    return new Cue(millis(times, 1), millis(times, 5), lines);
  }

  private static long millis(Matcher times, int group) {
    var hours = times.group(group);
    long seconds =
        (hours == null ? 0 : Long.parseLong(hours) * 3600)
            + Long.parseLong(times.group(group + 1)) * 60
            + Long.parseLong(times.group(group + 2));
    var fraction = (times.group(group + 3) + "00").substring(0, 3);
    return seconds * 1000 + Long.parseLong(fraction);
  }
}
