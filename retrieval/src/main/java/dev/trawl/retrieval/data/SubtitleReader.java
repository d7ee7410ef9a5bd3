package dev.trawl.retrieval.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/**
 * Reads subtitles (srt, vtt) as running text. A sentence that continues in the next cue stays
 * whole. A new paragraph starts after a pause, and when another person speaks; it then begins with
 * the person's name. Each minute is a page, so that a citation names the time.
 */
public final class SubtitleReader implements DataReader {
  @Override
  public boolean read(Content content, DataSink sink) throws IOException {
    try (var in = new BufferedReader(content.open())) {
      var cues = new CueScanner(in);
      var first = cues.next(sink);
      if (first.isEmpty()) {
        return false;
      }
      var speech = new Speech(sink);
      for (var cue = first; cue.isPresent(); cue = cues.next(sink)) {
        speech.add(cue.get());
      }
      return true;
    }
  }

  /** The text so far, and who speaks. */
  private static final class Speech {
    /** After a sentence, a pause longer than this starts a paragraph. */
    private static final int PAUSE_MS = 4_000;

    /**
     * A pause longer than this always starts a paragraph, because some speech has no full stops.
     */
    private static final int LONG_PAUSE_MS = 8_000;

    private static final long MINUTE_MS = 60_000;

    /** Maximum number of lines to compare; captions that roll up have only a few. */
    private static final int MAX_ROLLING_LINES = 16;

    private final DataSink sink;
    private List<CueLine> shown = List.of();
    private long shownUntil;
    private String speaker = "";
    private char last = '\n';
    private long minute = -1;

    Speech(DataSink sink) {
      this.sink = sink;
    }

    void add(Cue cue) {
      boolean isLate = cue.startMs() - shownUntil > (endsSentence() ? PAUSE_MS : LONG_PAUSE_MS);
      if (isLate) {
        paragraph();
      }
      var lines = cue.lines().stream().map(CueLine::of).toList();
      boolean isAtOnce = cue.startMs() - shownUntil <= 100;
      for (var line : lines.subList(isAtOnce ? repeated(lines) : 0, lines.size())) {
        if (!line.text().isEmpty()) {
          add(line, cue.startMs() / MINUTE_MS);
        }
      }
      shown = lines;
      shownUntil = cue.endMs();
    }

    /**
     * The number of lines that the previous cue has already shown. Captions that roll up show each
     * line again while the next one appears.
     */
    private int repeated(List<CueLine> lines) {
      int most = Math.min(MAX_ROLLING_LINES, Math.min(shown.size(), lines.size()));
      for (int count = most; count > 0; count--) {
        if (texts(shown.subList(shown.size() - count, shown.size()))
            .equals(texts(lines.subList(0, count)))) {
          return count;
        }
      }
      return 0;
    }

    private static List<String> texts(List<CueLine> lines) {
      return lines.stream().map(CueLine::text).toList();
    }

    private void add(CueLine line, long now) {
      boolean isOther = !line.speaker().isEmpty() && !line.speaker().equals(speaker);
      if (isOther || line.isTurn() && line.speaker().isEmpty()) {
        paragraph();
      }
      if (last != '\n' && needsSpace(line.text())) {
        sink.append(" ");
      }
      if (now > minute) {
        minute = now;
        sink.page("%02d:%02d:00".formatted(now / 60, now % 60));
      }
      if (isOther) {
        speaker = line.speaker();
        sink.append(speaker + ": ");
      }
      sink.append(line.text());
      last = line.text().charAt(line.text().length() - 1);
    }

    private void paragraph() {
      sink.endLines(2);
      last = '\n';
    }

    /** Chinese and Japanese are written without spaces. */
    private boolean needsSpace(String next) {
      return !(isWithoutSpaces(last) && isWithoutSpaces(next.charAt(0)));
    }

    private static boolean isWithoutSpaces(char c) {
      return c >= 0x2E80 && c <= 0xA4CF || c >= 0xFF00 && c <= 0xFF60;
    }

    private boolean endsSentence() {
      return ".!?…。！？\"”’)]♪".indexOf(last) >= 0;
    }
  }
}
