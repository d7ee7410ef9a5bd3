package dev.trawl.lexical.plan;

import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.ReadingModel.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Looks up the kin of a person. */
sealed interface LookUp {
  /** So many sentences are perhaps not all there are. */
  int MANY = 20;

  /** This is to be searched first. */
  record Open(Step step) implements LookUp {}

  record Told(List<Link> links) implements LookUp {}

  /**
   * Reads what is said of {@code person}; where too much is, and none of it {@code wanted}, what is
   * said of the person's kin by their nouns.
   *
   * @param question what to find out
   */
  static LookUp of(
      String person,
      String question,
      List<String> nouns,
      Predicate<Link> wanted,
      Wording wording,
      Known known) {
    var phrases = new ArrayList<>(List.of(person));
    nouns.forEach(noun -> phrases.addAll(wording.owned(noun, person)));
    var sentences = new ArrayList<Evidence>();
    List<Link> links = List.of();
    for (var phrase : phrases) {
      var lookUp = wording.lookUp(question, phrase);
      var found = known.sentences(lookUp);
      if (found.isEmpty()) {
        return new Open(new Step.Search(phrase, lookUp));
      }
      sentences.addAll(found.get());
      links = Links.of(person, sentences.stream().distinct().toList(), wording);
      if (sentences.size() < MANY || links.stream().anyMatch(wanted)) {
        break;
      }
    }
    return new Told(links);
  }
}
