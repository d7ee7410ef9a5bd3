package dev.trawl.retrieval.place;

import dev.trawl.retrieval.outline.Unit;
import dev.trawl.retrieval.place.PlaceReference.Selector;
import dev.trawl.retrieval.place.PlaceReference.Step;

/** A step and its position in a question, in UTF-16 units. */
record Located(Step step, int start, int end) {
  static Located of(Unit unit, Selector selector, int start, int end) {
    return new Located(new Step(unit, selector), start, end);
  }

  Unit unit() {
    return step.unit();
  }
}
