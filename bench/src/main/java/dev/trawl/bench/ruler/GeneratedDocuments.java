package dev.trawl.bench.ruler;

import dev.trawl.bench.haystack.Grammar;
import dev.trawl.bench.haystack.Names;
import dev.trawl.bench.ruler.TaskWording.Fact;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A question about a person, or about the town that a person comes from, and the documents that
 * answer it, mixed with similar documents. This task is used if there is no question set.
 *
 * @param sentenceSeparator the separator between two sentences
 * @param needsTwoDocuments whether the answer needs two documents
 */
record GeneratedDocuments(
    TaskWording.DocumentTemplates templates,
    String heading,
    String sentenceSeparator,
    Grammar words,
    boolean needsTwoDocuments,
    Tokens tokens)
    implements Task {
  private static final String PERSON = "{person}";
  private static final String PLACE = "{place}";
  private static final int FILLERS = 2;

  private record Statement(Fact fact, String answer, String statement) {}

  private record Document(String text, List<Statement> statements) {}

  @Override
  public Sample draw(int lengthTokens, Random random) {
    var names = new Names();
    var person = names.next(() -> words.expand(PERSON, random));
    var place = names.next(() -> words.expand(PLACE, random));
    var origin = origin(person, place, random);
    var personDocument = document(person, templates.person(), List.of(origin), random);
    var townDocument = document(place, templates.place(), List.of(), random);
    var facts = (needsTwoDocuments ? townDocument : personDocument).statements();
    var target = facts.get(random.nextInt(facts.size()));
    var entity = needsTwoDocuments ? templates.home().replace("{entity}", person) : person;
    var seed = random.nextLong();
    return new Sample(
        target.fact().question().replace("{entity}", entity),
        List.of(target.answer()),
        needsTwoDocuments ? List.of(origin, target.statement()) : List.of(target.statement()),
        () ->
            text(
                List.of(personDocument, townDocument),
                List.of(person, place),
                lengthTokens,
                new Random(seed)));
  }

  private String text(
      List<Document> relevant, List<String> entities, int lengthTokens, Random random) {
    var numbered = new NumberedDocuments(heading, tokens);
    relevant.forEach(document -> numbered.add(document.text()));
    while (numbered.total() < lengthTokens) {
      var isPerson = random.nextBoolean();
      var entity = words.expand(isPerson ? PERSON : PLACE, random);
      if (entities.stream().noneMatch(used -> used.contains(entity) || entity.contains(used))) {
        var place = words.expand(PLACE, random);
        var other =
            isPerson
                ? document(
                    entity, templates.person(), List.of(origin(entity, place, random)), random)
                : document(entity, templates.place(), List.of(), random);
        numbered.add(other.text());
      }
    }
    return numbered.shuffled(random);
  }

  /** Returns a document with the entity's name and, below it, its sentences in random order. */
  private Document document(
      String entity, List<Fact> facts, List<String> moreSentences, Random random) {
    var statements = new ArrayList<Statement>();
    for (var fact : facts) {
      var answer = words.expand(fact.answer(), random);
      statements.add(
          new Statement(
              fact, answer, sentence(fact.statement(), entity, "answer", answer, random)));
    }
    var sentences = new ArrayList<>(moreSentences);
    statements.forEach(each -> sentences.add(each.statement()));
    for (var i = 0; i < FILLERS; i++) {
      sentences.add(words.expand("{filler}", random));
    }
    Collections.shuffle(sentences, random);
    return new Document(entity + "\n" + String.join(sentenceSeparator, sentences), statements);
  }

  private String origin(String person, String place, Random random) {
    return sentence(templates.origin(), person, "place", place, random);
  }

  private String sentence(
      String template, String entity, String slot, String value, Random random) {
    return words.expand(template, Map.of("entity", entity, slot, value), random);
  }
}
