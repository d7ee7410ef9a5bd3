package dev.trawl.retrieval.place;

import dev.trawl.protocol.Span;
import dev.trawl.retrieval.outline.Unit;
import java.util.List;

/** The result of looking up a reference in a document. */
public sealed interface Resolution {
  /**
   * One place.
   *
   * @param spans its text in order; never empty
   * @param label names the place in the document's own words, with the parts that contain it; for a
   *     page, its number
   * @param page where it starts, from 1
   */
  record Found(List<Span> spans, String label, int page) implements Resolution {
    public Found {
      spans = List.copyOf(spans);
      if (spans.isEmpty()) {
        throw new IllegalArgumentException("a place needs at least one span");
      }
    }
  }

  /**
   * Several places match the reference; they are in text order. For example, each part of a book
   * may have a chapter 2.
   */
  record Ambiguous(List<Found> places) implements Resolution {
    public Ambiguous {
      places = List.copyOf(places);
    }
  }

  /**
   * No place matches the reference.
   *
   * @param certain true if the document certainly has no such place because, for example, its other
   *     chapters were found; false if its parts may not have been recognised
   */
  record NotFound(PlaceReference reference, Existing existing, boolean certain)
      implements Resolution {}

  /** The answer to "how many chapters". */
  record Counted(int count, Existing existing) implements Resolution {}

  /**
   * The places of one kind that a document has.
   *
   * @param first the first number, such as "1" or "1.1"; empty if the places have no numbers
   * @param last the last number; empty if the places have no numbers
   */
  record Existing(Unit unit, int count, String first, String last) {
    /** A description for the user: "the document has chapters 1 to 9". */
    public String inWords() {
      var name = unit.name().toLowerCase(java.util.Locale.ROOT);
      var names = name.equals("appendix") ? "appendices" : name + "s";
      if (count == 0) {
        return "no " + names + " were found in the document";
      }
      if (first.isEmpty()) {
        return "the document has %d %s".formatted(count, count == 1 ? name : names);
      }
      return count == 1
          ? "the document has only %s %s".formatted(name, first)
          : "the document has %s %s to %s".formatted(names, first, last);
    }
  }
}
