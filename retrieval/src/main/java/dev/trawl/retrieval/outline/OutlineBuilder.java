package dev.trawl.retrieval.outline;

import dev.trawl.retrieval.document.ParsedDocument;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the outline of a document. Uses the headings that the format marks and, in all formats, the
 * lines that look like headings, numbered clauses and captions. Takes time linear in the length of
 * the text. Stateless.
 */
public final class OutlineBuilder {
  /**
   * Added to the level of a heading that was found by its words, because it is inside the headings
   * that the format marks.
   */
  private static final int INSIDE_FORMAT_HEADINGS = 1000;

  private OutlineBuilder() {}

  /** The outline of {@code document}, within the limits of {@code settings}. */
  public static DocumentOutline of(ParsedDocument document, OutlineSettings settings) {
    var text = document.text();
    var scan = new LineScan(text);
    var formatHeadings =
        FormatHeadings.withNumbers(text, FormatHeadings.of(document), scan.headings());
    var headings =
        formatHeadings.isEmpty()
            ? new Selection(text, scan.headings()).chosen()
            : merged(formatHeadings, scan.headings(), text);
    var parts = parts(headings, text);
    var repeats = RepeatedHeadings.of(scan.headings(), headings);
    var captions = new CaptionChoice(text, scan.captions()).captions();
    var keptParts = outermost(parts, settings.partsMax());
    return new DocumentOutline(
        text.length(),
        DocumentOutline.pageUnit(document.mediaType()),
        document.pages(),
        keptParts,
        captions.subList(0, Math.min(captions.size(), settings.captionsMax())),
        repeats.subList(0, Math.min(repeats.size(), settings.partsMax())),
        keptParts.size() == parts.size() && captions.size() <= settings.captionsMax());
  }

  /** The headings that the format marks, and the numbered lines that are not among them. */
  private static List<Candidate> merged(
      List<Candidate> formatHeadings, List<Candidate> scanned, String text) {
    var keys = new HashSet<String>();
    var starts = new HashSet<Integer>();
    boolean numbered = false;
    for (var heading : formatHeadings) {
      keys.add(heading.key());
      keys.add(numberKey(heading));
      starts.add(heading.start());
      numbered |= heading.isNumbered();
    }
    boolean allowSingle = !numbered;
    var others =
        scanned.stream()
            .filter(c -> c.isNumbered() && (allowSingle || !c.isSingle()))
            .filter(c -> !starts.contains(c.start()) && isNew(c, keys))
            .toList();
    var all = new ArrayList<>(formatHeadings);
    all.addAll(new Selection(text, others).chosen());
    all.sort(Comparator.comparingInt(Candidate::start).thenComparing(c -> !c.isFromFormat()));
    return all;
  }

  private static boolean isNew(Candidate candidate, Set<String> keys) {
    return !keys.contains(candidate.key())
        && (candidate.mark().hasUnitWord() || !keys.contains(numberKey(candidate)));
  }

  /** "Section 3.2" and "3.2" are the same place. */
  private static String numberKey(Candidate candidate) {
    return "number " + (candidate.isNumbered() ? candidate.mark().number() : "none");
  }

  /** Creates the parts. Each part ends where the next part of the same or an outer level starts. */
  private static List<Part> parts(List<Candidate> candidates, String text) {
    var levels = Levels.of(candidates.stream().filter(c -> !c.isFromFormat()).toList());
    int count = candidates.size();
    int[] ends = new int[count];
    int[] level = new int[count];
    Deque<Integer> open = new ArrayDeque<>();
    boolean hasFormatHeadings = candidates.stream().anyMatch(Candidate::isFromFormat);
    for (int i = 0; i < count; i++) {
      var candidate = candidates.get(i);
      level[i] =
          candidate.isFromFormat()
              ? candidate.level()
              : levels.of(candidate) + (hasFormatHeadings ? INSIDE_FORMAT_HEADINGS : 0);
      while (!open.isEmpty() && level[open.getLast()] >= level[i]) {
        ends[open.removeLast()] = candidate.start();
      }
      open.addLast(i);
    }
    open.forEach(i -> ends[i] = text.length());
    return parts(candidates, ends, level);
  }

  private static List<Part> parts(List<Candidate> candidates, int[] ends, int[] level) {
    var parts = new ArrayList<Part>();
    int[] distinctLevels = java.util.Arrays.stream(level).distinct().sorted().toArray();
    for (int i = 0; i < ends.length; i++) {
      var candidate = candidates.get(i);
      int end = Math.max(ends[i], candidate.start());
      parts.add(
          new Part(
              candidate.unit(),
              candidate.mark().number(),
              java.util.Arrays.binarySearch(distinctLevels, level[i]) + 1,
              candidate.start(),
              Math.clamp(candidate.bodyStart(), candidate.start(), end),
              end,
              candidate.heading()));
    }
    return parts;
  }

  /** Leaves out the innermost parts if there are more than {@code limit}. */
  private static List<Part> outermost(List<Part> parts, int limit) {
    if (parts.size() <= limit) {
      return parts;
    }
    int[] levels = parts.stream().mapToInt(Part::level).sorted().toArray();
    int deepest = levels[limit] - 1;
    var outer = parts.stream().filter(part -> part.level() <= deepest).toList();
    return outer.isEmpty() ? List.copyOf(parts.subList(0, limit)) : outer;
  }
}
