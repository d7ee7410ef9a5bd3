package dev.trawl.retrieval.place;

import dev.trawl.retrieval.outline.Unit;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A reference to a place in a question: "the first sentence of chapter two".
 *
 * @param words the reference in the words of the question
 * @param aspect what the question asks about the place
 * @param steps the way to the place, the outermost part first: chapter 2, then sentence 1; never
 *     empty
 */
public record PlaceReference(String words, Aspect aspect, List<Step> steps) {
  public PlaceReference {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a reference needs a step");
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

  /** One part of the way to a place. */
  public record Step(Unit unit, Selector selector) {}

  /** Selects from several places of the same unit. */
  public sealed interface Selector {}

  /** The one with this number: "3.2" for "section 3.2", "2" for "chapter two", "a" for a letter. */
  public record Numbered(String number) implements Selector {}

  /**
   * Those from the {@code from}-th to the {@code to}-th, from 1. Negative numbers count from the
   * end: -1 is the last.
   */
  public record Position(int from, int to) implements Selector {}

  /** The one with this title. */
  public record Title(String title) implements Selector {}

  /** All of them, to be counted. */
  public record Every() implements Selector {}

  /**
   * The references in {@code question}, which may be in any language; empty if there are none.
   * Independent of any document. To find sections by their titles too, use {@link
   * Places#references}.
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
