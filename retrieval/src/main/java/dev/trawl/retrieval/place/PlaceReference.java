package dev.trawl.retrieval.place;

import dev.trawl.retrieval.outline.Unit;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A phrase of a question that refers to a place: "the first sentence of chapter two".
 *
 * @param words the reference in the words of the question
 * @param aspect what the question asks about the place
 * @param steps the steps from the outermost part to the place: chapter 2, then sentence 1; never
 *     empty
 */
public record PlaceReference(String words, Aspect aspect, List<Step> steps) {
  public PlaceReference {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a reference needs at least one step");
    }
  }

  /** What a question asks about a place. */
  public enum Aspect {
    /** All of its text. */
    TEXT,
    /** Its heading. */
    TITLE,
    /** How it begins. */
    BEGINNING,
    /** How it ends. */
    END,
    /** How many parts of a kind it has. */
    COUNT
  }

  /** One step to a place: a unit, and which place of this unit is meant. */
  public record Step(Unit unit, Selector selector) {}

  /** Selects one or more places of the same unit. */
  public sealed interface Selector {}

  /**
   * Selects the place with this number: "3.2" for "section 3.2", "2" for "chapter two", "a" for
   * "appendix A".
   */
  public record Numbered(String number) implements Selector {}

  /**
   * Selects the places from position {@code from} to position {@code to}. The first position is 1.
   * Negative positions count from the end: -1 is the last place.
   */
  public record Position(int from, int to) implements Selector {}

  /** Selects the place with this title. */
  public record Title(String title) implements Selector {}

  /** Selects all places, so that they can be counted. */
  public record Every() implements Selector {}

  /**
   * The references in {@code question}; empty if there are none. This method does not know the
   * document. To find sections by their titles as well, use {@link Places#references}.
   */
  public static List<PlaceReference> in(String question) {
    return References.in(question);
  }

  /** The innermost step, which is the place that the question is about. */
  public Step target() {
    return steps.getLast();
  }

  @Override
  public String toString() {
    return steps.stream()
        .map(step -> step.unit() + " " + step.selector())
        .collect(Collectors.joining(" / ", aspect + " ", ""));
  }
}
