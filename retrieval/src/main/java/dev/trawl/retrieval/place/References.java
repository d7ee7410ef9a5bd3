package dev.trawl.retrieval.place;

import dev.trawl.retrieval.outline.Unit;
import dev.trawl.retrieval.place.PlaceReference.Aspect;
import dev.trawl.retrieval.place.PlaceReference.Position;
import dev.trawl.retrieval.place.PlaceReference.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Combines the steps that a question names into references. Stateless. */
final class References {
  private static final String THE =
      "(?:\\s*\\b(?:the|this|that|la|le|les|el|los|las|das|der|die|dem|den|ce|cette)\\b|\\s*l['’])?\\s*";

  /** The step before these words is inside the step after them. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "(?i)^(?:\\([a-z0-9]{1,3}\\))*\\s*\\(?(?:,\\s*)?(?:of|in|from|on|within|under|des|der|dem|im|von|vom|aus|auf|du|de"
              + "|d['’]|del|dans|en|sur|a|au)"
              + THE
              + "$");

  /** The step after these words is inside the step before them. */
  private static final Pattern AROUND =
      Pattern.compile("(?i)^\\s*(?:['’]s?|的|の|의|之|中的?|里的?|裡的?|里面的?|上的?|中の|にある|内の|에서)\\s*$");

  /** Nothing, or a comma. The step with the larger unit contains the other step. */
  private static final Pattern NEXT =
      Pattern.compile("(?i)^\\s*[,，:]?\\s*(?:sein|seine|ihr|ihre|its)?\\s*$");

  private References() {}

  static List<PlaceReference> in(String question) {
    return of(question, located(question, QuotedTitles.in(question)));
  }

  /** Combines {@code steps}, which are in the order of the question, into references. */
  static List<PlaceReference> of(String question, List<Located> steps) {
    var references = new ArrayList<PlaceReference>();
    int from = 0;
    while (from < steps.size()) {
      int to = from + 1;
      while (to < steps.size() && join(question, steps.get(to - 1), steps.get(to)) != Join.NONE) {
        to++;
      }
      references.add(reference(question, steps.subList(from, to)));
      from = to;
    }
    if (references.isEmpty()) {
      references.addAll(Counts.in(question));
    }
    return references;
  }

  /**
   * All steps in the order of the question.
   *
   * @param titles the steps that name a part by its title
   */
  static List<Located> located(String question, List<Located> titles) {
    var steps = new ArrayList<>(titles);
    new EastSteps(question).steps().forEach(step -> addIfFree(steps, step));
    new LatinSteps(question, titles).steps().forEach(step -> addIfFree(steps, step));
    steps.sort(Comparator.comparingInt(Located::start));
    return steps;
  }

  /**
   * Whether {@code between}, the text between two steps, means that the first is inside the second.
   */
  static boolean isInside(String between) {
    return INSIDE.matcher(between).matches();
  }

  static void addIfFree(List<Located> steps, Located step) {
    if (steps.stream().noneMatch(s -> s.start() < step.end() && step.start() < s.end())) {
      steps.add(step);
    }
  }

  private enum Join {
    INSIDE,
    AROUND,
    NEXT,
    NONE
  }

  private static Join join(String question, Located left, Located right) {
    var between = question.substring(left.end(), right.start());
    if (left.unit() == right.unit()) {
      return Join.NONE;
    }
    if (INSIDE.matcher(between).matches()) {
      return Join.INSIDE;
    }
    if (AROUND.matcher(between).matches()) {
      return Join.AROUND;
    }
    return NEXT.matcher(between).matches() ? Join.NEXT : Join.NONE;
  }

  /** Combines the steps of one reference, which are in the order of the question. */
  static PlaceReference reference(String question, List<Located> run) {
    var ordered = new ArrayList<Located>();
    ordered.add(run.getFirst());
    int at = 0;
    for (int i = 1; i < run.size(); i++) {
      var step = run.get(i);
      var join = join(question, run.get(i - 1), step);
      boolean outer =
          join == Join.INSIDE
              || join == Join.NEXT && step.unit().compareTo(run.get(i - 1).unit()) < 0;
      at = outer ? at : at + 1;
      ordered.add(at, step);
    }
    int start = run.getFirst().start();
    int end = run.getLast().end();
    var steps = ordered.stream().map(Located::step).toList();
    var before = question.substring(0, start);
    var after = question.substring(end);
    boolean piece = steps.getLast().unit().isPiece();
    var aspect =
        Counts.asksForCount(before)
            ? Aspect.COUNT
            : piece ? Aspect.TEXT : Aspects.of(before, after);
    if (aspect == Aspect.COUNT) {
      return Counts.inside(question, steps);
    }
    return new PlaceReference(question.substring(start, end), aspect, withoutDocument(steps));
  }

  /** Leaves out a step for the whole document, unless it is the only step. */
  private static List<Step> withoutDocument(List<Step> steps) {
    return steps.stream()
        .filter(step -> step.unit() != Unit.DOCUMENT || steps.size() == 1)
        .filter(step -> !(step.selector() instanceof Position p && p.from() == 0))
        .toList();
  }
}
