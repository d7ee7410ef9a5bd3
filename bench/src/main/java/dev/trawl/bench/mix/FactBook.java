package dev.trawl.bench.mix;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trawl.bench.haystack.Grammar;
import dev.trawl.bench.haystack.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Invented facts and questions about them. Each fact is in its own paragraph, among filler
 * sentences.
 */
final class FactBook {
  /** A paragraph: a fact, and {@code more} sentences that do not contain the answer. */
  record Document(String fact, List<String> more) {}

  /**
   * A kind of question.
   *
   * @param names the template of each slot whose value must be unique in a book
   * @param values the template of each slot whose value can occur several times
   * @param documents one document for each hop; the fact of the last one contains the answer
   */
  record Frame(
      Map<String, String> names,
      Map<String, String> values,
      List<Document> documents,
      String question,
      String answer) {}

  private static final int FILLERS = 2;

  private final String language;
  private final Grammar grammar;
  private final List<Frame> frames;

  private FactBook(String language, List<Frame> frames) {
    this.language = language;
    this.grammar = Grammar.of(language);
    this.frames = List.copyOf(frames);
  }

  /** Reads the facts of {@code en} or {@code zh}. */
  static FactBook of(String language) {
    var name = "facts-" + language + ".json";
    try (var stream = FactBook.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalArgumentException(
            "language " + language + " is not supported: use en or zh");
      }
      return new FactBook(
          language, new ObjectMapper().readValue(stream, new TypeReference<List<Frame>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** Generates {@code count} random questions with {@code hops} hops. */
  List<MixQuestion> draw(int hops, int count, Random random) {
    var fitting = frames.stream().filter(frame -> frame.documents().size() == hops).toList();
    var names = new Names();
    var questions = new ArrayList<MixQuestion>();
    for (var i = 0; i < count; i++) {
      questions.add(draw(fitting.get(i % fitting.size()), names, random));
    }
    return questions;
  }

  private MixQuestion draw(Frame frame, Names names, Random random) {
    var bound = new HashMap<String, String>();
    new TreeMap<>(frame.names())
        .forEach((slot, form) -> bound.put(slot, names.next(() -> grammar.expand(form, random))));
    new TreeMap<>(frame.values())
        .forEach((slot, form) -> bound.put(slot, grammar.expand(form, random)));
    var facts = frame.documents().stream().map(each -> fill(each.fact(), bound, random)).toList();
    var documents = new ArrayList<String>();
    for (var i = 0; i < facts.size(); i++) {
      documents.add(paragraph(facts.get(i), frame.documents().get(i), bound, random));
    }
    var question = fill(frame.question(), bound, random);
    var uniqueNames =
        bound.entrySet().stream()
            .filter(each -> frame.names().containsKey(each.getKey()))
            .map(Map.Entry::getValue)
            .sorted()
            .toList();
    return new MixQuestion(
        language,
        question,
        fill(frame.answer(), bound, random),
        facts.getLast(),
        facts,
        documents,
        Stream.of(facts.getLast(), question)
            .flatMap(text -> uniqueNames.stream().filter(text::contains))
            .distinct()
            .toList());
  }

  private String paragraph(
      String fact, Document document, Map<String, String> bound, Random random) {
    var sentences = new ArrayList<String>();
    document.more().forEach(sentence -> sentences.add(fill(sentence, bound, random)));
    for (var i = 0; i < FILLERS; i++) {
      sentences.add(fill("{filler}", bound, random));
    }
    sentences.add(random.nextInt(sentences.size() + 1), fact);
    return String.join(language.equals("zh") ? "" : " ", sentences);
  }

  private String fill(String template, Map<String, String> bound, Random random) {
    return grammar.expand(template, bound, random);
  }
}
