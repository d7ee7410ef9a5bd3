package dev.trawl.lexical.plan;

import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Searches for the relatives of a person. */
sealed interface KinSearch {
  /** If a search returns this many sentences, there may be more. */
  int MANY = 20;

  /** The plan needs this search first. */
  record Pending(Step step) implements KinSearch {}

  /** The relatives that were found. */
  record Found(List<Link> links) implements KinSearch {}

  /**
   * Extracts the relatives of {@code person} from the sentences. If there are many sentences and no
   * link satisfies {@code isGoal}, also searches for the person together with each noun for a
   * relative.
   *
   * @param question the question to answer
   * @param nouns words for the relatives
   * @param isGoal whether the plan needs this link
   */
  static KinSearch of(
      String person,
      String question,
      List<String> nouns,
      Predicate<Link> isGoal,
      Wording wording,
      KnownFindings known) {
    var phrases = new ArrayList<>(List.of(person));
    nouns.forEach(noun -> phrases.addAll(wording.possessives(noun, person)));
    var sentences = new ArrayList<Evidence>();
    List<Link> links = List.of();
    for (var phrase : phrases) {
      var lookUp = wording.lookUp(question, phrase);
      var found = known.sentences(lookUp);
      if (found.isEmpty()) {
        return new Pending(new Step.Search(phrase, lookUp));
      }
      sentences.addAll(found.get());
      links = Links.of(person, sentences.stream().distinct().toList(), wording);
      if (sentences.size() < MANY || links.stream().anyMatch(isGoal)) {
        break;
      }
    }
    return new Found(links);
  }
}
