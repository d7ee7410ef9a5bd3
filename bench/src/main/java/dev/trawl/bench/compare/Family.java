package dev.trawl.bench.compare;

import dev.trawl.bench.babilong.Task;
import dev.trawl.bench.babilong.WorldTexts;
import dev.trawl.bench.exam.ExamText;
import dev.trawl.bench.haystack.TextPool;
import dev.trawl.bench.keys.KeyTexts;
import dev.trawl.bench.needle.NeedleTexts;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Questions of one kind, and texts that contain their answers.
 *
 * @param name the name in the options
 * @param generator generates the texts; empty if the family does not support the languages
 */
record Family(String name, Function<Request, List<ExamText>> generator) {
  /** All families. */
  static final List<Family> ALL =
      List.of(
          new Family("s-rt", request -> request.needles(NeedleTexts.SINGLE)),
          new Family("m-rs", request -> request.needles(NeedleTexts.ELDEST)),
          new Family("variables", request -> request.needles(NeedleTexts.VARIABLES)),
          new Family("keys", Request::keys),
          new Family("babilong", Request::worlds));

  /**
   * The texts to generate.
   *
   * @param pools the text pool of each language
   * @param questions the number of questions for each task and language
   */
  record Request(
      List<String> languages,
      int lengthTokens,
      int questions,
      Map<String, TextPool> pools,
      Tokens tokens,
      long seed) {
    Request {
      languages = List.copyOf(languages);
      pools = Map.copyOf(pools);
    }

    private List<ExamText> needles(String kind) {
      return new NeedleTexts(pools, tokens, questions, seed).texts(kind, languages, lengthTokens);
    }

    private List<ExamText> worlds() {
      return new WorldTexts(pools, tokens, List.of(Task.values()), questions, seed)
          .texts(languages, List.of(lengthTokens));
    }

    private List<ExamText> keys() {
      return new KeyTexts(pools, tokens, questions, seed).texts(languages, List.of(lengthTokens));
    }
  }

  static Family of(String name) {
    return ALL.stream()
        .filter(family -> family.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown family %s; choose from %s"
                        .formatted(name, ALL.stream().map(Family::name).toList())));
  }

  List<ExamText> texts(Request request) {
    return generator.apply(request);
  }
}
