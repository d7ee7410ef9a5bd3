package dev.trawl.bench.ruler;

import dev.trawl.bench.haystack.Grammar;
import dev.trawl.bench.haystack.Names;
import dev.trawl.bench.ruler.Speech.Fact;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A question about somebody, or about the town that somebody comes from, and the documents that
 * tell it among others of their kind: what takes the place of a set of questions where there is
 * none.
 *
 * @param between what stands between two sentences
 * @param isOfTwo whether two documents answer together
 */
record MadeDocuments(
    Speech.Made made, String heading, String between, Grammar words, boolean isOfTwo, Tokens tokens)
    implements Task {
  private static final String PERSON = "{person}";
  private static final String PLACE = "{place}";
  private static final int FILLERS = 2;

  private record Told(Fact fact, String answer, String statement) {}

  private record Document(String text, List<Told> told) {}

  @Override
  public Drawn draw(int lengthTokens, Random random) {
    var names = new Names();
    var person = names.next(() -> words.expand(PERSON, random));
    var place = names.next(() -> words.expand(PLACE, random));
    var origin = origin(person, place, random);
    var somebody = document(person, made.person(), List.of(origin), random);
    var town = document(place, made.place(), List.of(), random);
    var facts = (isOfTwo ? town : somebody).told();
    var asked = facts.get(random.nextInt(facts.size()));
    var entity = isOfTwo ? made.home().replace("{entity}", person) : person;
    var seed = random.nextLong();
    return new Drawn(
        asked.fact().question().replace("{entity}", entity),
        List.of(asked.answer()),
        isOfTwo ? List.of(origin, asked.statement()) : List.of(asked.statement()),
        () ->
            text(List.of(somebody, town), List.of(person, place), lengthTokens, new Random(seed)));
  }

  private String text(
      List<Document> telling, List<String> entities, int lengthTokens, Random random) {
    var numbered = new Numbered(heading, tokens);
    telling.forEach(document -> numbered.add(document.text()));
    while (numbered.total() < lengthTokens) {
      var isPerson = random.nextBoolean();
      var entity = words.expand(isPerson ? PERSON : PLACE, random);
      if (entities.stream().noneMatch(told -> told.contains(entity) || entity.contains(told))) {
        var place = words.expand(PLACE, random);
        var other =
            isPerson
                ? document(entity, made.person(), List.of(origin(entity, place, random)), random)
                : document(entity, made.place(), List.of(), random);
        numbered.add(other.text());
      }
    }
    return numbered.shuffled(random);
  }

  /** Sentences in any order below the entity's name. */
  private Document document(String entity, List<Fact> facts, List<String> more, Random random) {
    var told = new ArrayList<Told>();
    for (var fact : facts) {
      var answer = words.expand(fact.answer(), random);
      told.add(new Told(fact, answer, say(fact.statement(), entity, "answer", answer, random)));
    }
    var sentences = new ArrayList<>(more);
    told.forEach(each -> sentences.add(each.statement()));
    for (var i = 0; i < FILLERS; i++) {
      sentences.add(words.expand("{filler}", random));
    }
    Collections.shuffle(sentences, random);
    return new Document(entity + "\n" + String.join(between, sentences), told);
  }

  private String origin(String person, String place, Random random) {
    return say(made.origin(), person, "place", place, random);
  }

  private String say(String template, String entity, String slot, String with, Random random) {
    return words.expand(template, Map.of("entity", entity, slot, with), random);
  }
}
