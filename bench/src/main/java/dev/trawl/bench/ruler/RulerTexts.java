package dev.trawl.bench.ruler;

import dev.trawl.bench.data.QuestionSet;
import dev.trawl.bench.data.QuestionSets;
import dev.trawl.bench.exam.Contained;
import dev.trawl.bench.exam.ExamQuestion;
import dev.trawl.bench.exam.ExamText;
import dev.trawl.bench.haystack.Grammar;
import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.haystack.TextPool;
import dev.trawl.bench.ruler.Speech.Value;
import dev.trawl.bench.score.OutputCap;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/**
 * The thirteen tasks of RULER (Hsieh et al., 2024), under its own names for them.
 *
 * @param pools of each language
 * @param sets where questions among documents come from; absent: documents are made up
 * @param tasks of {@link #TASKS}
 * @param questions of each task, language and length; one text each
 */
public record RulerTexts(
    Map<String, TextPool> pools,
    Optional<QuestionSets> sets,
    Tokens tokens,
    List<String> tasks,
    int questions,
    long seed) {
  private static final String ONE_DOCUMENT = "qa_1";
  private static final String TWO_DOCUMENTS = "qa_2";

  /** All tasks, in the order they are asked, with the most tokens that count of an answer. */
  private static final Map<String, Integer> CAPS = caps();

  public static final List<String> TASKS = List.copyOf(CAPS.keySet());

  public RulerTexts {
    pools = Map.copyOf(pools);
    tasks = List.copyOf(tasks);
    for (var task : tasks) {
      if (!CAPS.containsKey(task)) {
        throw new IllegalArgumentException("unknown task " + task + "; choose from " + TASKS);
      }
    }
    if (questions < 1) {
      throw new IllegalArgumentException("--questions must be at least 1: " + questions);
    }
  }

  private static Map<String, Integer> caps() {
    var caps = new LinkedHashMap<String, Integer>();
    for (var niah :
        List.of(
            "single_1",
            "single_2",
            "single_3",
            "multikey_1",
            "multikey_2",
            "multikey_3",
            "multivalue",
            "multiquery")) {
      caps.put("niah_" + niah, 128);
    }
    caps.put("vt", 30);
    caps.put("cwe", 120);
    caps.put("fwe", 50);
    caps.put(ONE_DOCUMENT, 32);
    caps.put(TWO_DOCUMENTS, 32);
    return caps;
  }

  /** What is asked among documents, by task and language, for the plan of a run. */
  public Map<String, String> documents(List<String> languages) {
    var documents = new LinkedHashMap<String, String>();
    for (var task : List.of(ONE_DOCUMENT, TWO_DOCUMENTS)) {
      if (tasks.contains(task)) {
        languages.forEach(
            language ->
                documents.put(
                    task + " " + language,
                    set(task, language).map(QuestionSet::name).orElse("generated")));
      }
    }
    return documents;
  }

  /** The same for the same arguments; a text does not change with those beside it. */
  public List<ExamText> texts(List<String> languages, List<Integer> lengths) {
    var texts = new ArrayList<ExamText>();
    for (var language : languages) {
      for (var name : tasks) {
        var task = task(name, language, Speech.of(language));
        for (var length : lengths) {
          for (var number = 0; number < questions; number++) {
            var random = new Random(Objects.hash(seed, name, language, length, number));
            texts.add(text(name, language, length, number, task.draw(length, random)));
          }
        }
      }
    }
    return texts;
  }

  private ExamText text(String name, String language, int length, int number, Task.Drawn drawn) {
    var cap = new OutputCap(Objects.requireNonNull(CAPS.get(name)), tokens);
    var asked =
        new ExamQuestion(
            name,
            language,
            length,
            number,
            drawn.question(),
            drawn.references(),
            drawn.evidence(),
            new Contained(drawn.references(), isAmongDocuments(name), cap));
    var label = "%s %s %s".formatted(name, language, Lengths.brief(length));
    return new ExamText(label, drawn.text(), List.of(asked));
  }

  private Task task(String name, String language, Speech speech) {
    var words = new Grammar(speech.words());
    var noise = new TextPool(List.of(speech.noise()), tokens);
    return switch (name) {
      case "niah_single_1" -> niah(speech, Optional.of(noise), false, Value.NUMBER, 1, 1, 1);
      case "niah_single_2" -> niah(speech, hay(language), false, Value.NUMBER, 1, 1, 1);
      case "niah_single_3" -> niah(speech, hay(language), false, Value.UUID, 1, 1, 1);
      case "niah_multikey_1" -> niah(speech, hay(language), false, Value.NUMBER, 4, 1, 1);
      case "niah_multikey_2" -> niah(speech, Optional.empty(), false, Value.NUMBER, 1, 1, 1);
      case "niah_multikey_3" -> niah(speech, Optional.empty(), true, Value.UUID, 1, 1, 1);
      case "niah_multivalue" -> niah(speech, hay(language), false, Value.NUMBER, 1, 4, 1);
      case "niah_multiquery" -> niah(speech, hay(language), false, Value.NUMBER, 4, 1, 4);
      case "vt" -> new VariableTracking(speech, noise, tokens);
      case "cwe" -> new CommonWords(speech, words, tokens);
      case "fwe" -> new FrequentWords(speech, tokens);
      default -> amongDocuments(name, language, speech);
    };
  }

  private Niah niah(
      Speech speech,
      Optional<TextPool> hay,
      boolean keysAreUuids,
      Value values,
      int keys,
      int valuesEach,
      int asked) {
    var shape = new Niah.Shape(keysAreUuids, values, keys, valuesEach, asked);
    return new Niah(speech, new Grammar(speech.words()), shape, hay, tokens);
  }

  private Task amongDocuments(String name, String language, Speech speech) {
    return set(name, language)
        .<Task>map(set -> Documents.of(set, pool(language), speech.document(), tokens))
        .orElseGet(
            () ->
                new MadeDocuments(
                    speech.made(),
                    speech.document(),
                    speech.between(),
                    Grammar.of(language),
                    name.equals(TWO_DOCUMENTS),
                    tokens));
  }

  /** Two documents at a time are asked about in English only. */
  private Optional<QuestionSet> set(String task, String language) {
    return task.equals(ONE_DOCUMENT)
        ? sets.flatMap(known -> known.articles(language))
        : sets.filter(known -> language.equals("en")).flatMap(QuestionSets::twoArticles);
  }

  private static boolean isAmongDocuments(String task) {
    return task.equals(ONE_DOCUMENT) || task.equals(TWO_DOCUMENTS);
  }

  private Optional<TextPool> hay(String language) {
    return Optional.of(pool(language));
  }

  private TextPool pool(String language) {
    return Objects.requireNonNull(pools.get(language), language);
  }
}
