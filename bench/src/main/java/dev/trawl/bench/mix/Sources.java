package dev.trawl.bench.mix;

import dev.trawl.bench.data.DataFolder;
import dev.trawl.bench.data.QuestionSets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/**
 * The sources of questions and documents: the sets in the data folder, and invented facts for the
 * numbers of hops that the sets do not cover.
 *
 * @param setNames names of sets, or {@code generated} for invented facts. If the list is empty:
 *     with a data folder, the default sets of each language; otherwise invented facts
 * @param seed the seed for invented facts
 */
public record Sources(List<String> setNames, Optional<DataFolder> data, long seed) {
  private static final String GENERATED = "generated";
  private static final int HOPS_MAX = 2;
  private static final int GENERATED_QUESTIONS = 200;

  private static final Map<String, List<String>> DEFAULT_SETS =
      Map.of(
          "en", List.of("xquad-en", "hotpot"),
          "zh", List.of("xquad-zh", "cmrc", "drcd"));

  public Sources {
    setNames = List.copyOf(setNames);
    if (data.isEmpty() && !setNames.isEmpty() && !setNames.equals(List.of(GENERATED))) {
      throw new IllegalArgumentException(
          "no data folder with %s; set it with --data".formatted(setNames));
    }
  }

  /** Returns the names of the sources of each language, for the plan of a run. */
  public Map<String, List<String>> description(List<String> languages) {
    var description = new LinkedHashMap<String, List<String>>();
    languages.forEach(language -> description.put(language, sets(language)));
    return description;
  }

  private List<String> sets(String language) {
    if (!setNames.isEmpty()) {
      return setNames;
    }
    return data.isPresent()
        ? DEFAULT_SETS.getOrDefault(language, List.of(GENERATED))
        : List.of(GENERATED);
  }

  Corpus corpus(String language) {
    var mixQuestions = new ArrayList<MixQuestion>();
    var documents = new LinkedHashSet<String>();
    for (var set : sets(language)) {
      if (!set.equals(GENERATED)) {
        var questions = new SetQuestions(new QuestionSets(data.orElseThrow(), seed).read(set));
        mixQuestions.addAll(questions.questions(language));
        documents.addAll(questions.evidenceParagraphs(language));
      }
    }
    for (var hops = 1; hops <= HOPS_MAX; hops++) {
      var hopCount = hops;
      if (mixQuestions.stream().noneMatch(each -> each.hops() == hopCount)) {
        mixQuestions.addAll(generated(language, hops));
      }
    }
    mixQuestions.forEach(each -> documents.addAll(each.documents()));
    return new Corpus(mixQuestions, List.copyOf(documents));
  }

  private List<MixQuestion> generated(String language, int hops) {
    return FactBook.of(language)
        .draw(hops, GENERATED_QUESTIONS, new Random(Objects.hash(seed, language, hops)));
  }
}
