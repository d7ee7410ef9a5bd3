package dev.trawl.lexical.plan;

import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.model.ReadingModel.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Searches for the relatives of a person. */
sealed interface KinSearch {
  /** With this many sentences there may be more that were not returned. */
  int MANY = 20;

  /** This must be searched first. */
  record Open(Step step) implements KinSearch {}

  record Told(List<Link> links) implements KinSearch {}

  /**
   * Reads what the sentences say about {@code person}. If there are too many and none names a
   * {@code wanted} relative, searches for the person together with each noun for a relative.
   *
   * @param question the question being answered
   */
  static KinSearch of(
      String person,
      String question,
      List<String> nouns,
      Predicate<Link> wanted,
      Wording wording,
      KnownFindings known) {
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
