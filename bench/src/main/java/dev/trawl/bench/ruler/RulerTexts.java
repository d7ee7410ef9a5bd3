package dev.trawl.bench.ruler;

import dev.trawl.bench.data.QuestionSet;
import dev.trawl.bench.data.QuestionSets;
import dev.trawl.bench.exam.ExamQuestion;
import dev.trawl.bench.exam.ExamText;
import dev.trawl.bench.exam.SubstringMarking;
import dev.trawl.bench.haystack.Grammar;
import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.haystack.TextPool;
import dev.trawl.bench.ruler.TaskWording.Value;
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
 * The thirteen tasks of RULER (Hsieh et al., 2024), with their original names.
 *
 * @param pools text pools by language
 * @param sets the source of the questions about documents; if absent, documents are generated
 * @param tasks names of tasks in {@link #TASKS}
 * @param questions the number of questions for each task, language and length; each has its own
 *     text
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

  /**
   * All tasks, in the order in which they are asked. The value is the maximum number of tokens of
   * an answer that are scored.
   */
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

  /** Returns the question set of each document task and language, for the plan of a run. */
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

  /**
   * Generates the texts. The result depends only on the arguments, and no text depends on another
   * text.
   */
  public List<ExamText> texts(List<String> languages, List<Integer> lengths) {
    var texts = new ArrayList<ExamText>();
    for (var language : languages) {
      for (var name : tasks) {
        var task = task(name, language, TaskWording.of(language));
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

  private ExamText text(String name, String language, int length, int number, Task.Sample sample) {
    var cap = new OutputCap(Objects.requireNonNull(CAPS.get(name)), tokens);
    var question =
        new ExamQuestion(
            name,
            language,
            length,
            number,
            sample.question(),
            sample.references(),
            sample.evidence(),
            new SubstringMarking(sample.references(), isDocumentTask(name), cap));
    var label = "%s %s %s".formatted(name, language, Lengths.brief(length));
    return new ExamText(label, sample.text(), List.of(question));
  }

  private Task task(String name, String language, TaskWording wording) {
    var words = new Grammar(wording.words());
    var noise = new TextPool(List.of(wording.noise()), tokens);
    return switch (name) {
      case "niah_single_1" -> niah(wording, Optional.of(noise), false, Value.NUMBER, 1, 1, 1);
      case "niah_single_2" -> niah(wording, hay(language), false, Value.NUMBER, 1, 1, 1);
      case "niah_single_3" -> niah(wording, hay(language), false, Value.UUID, 1, 1, 1);
      case "niah_multikey_1" -> niah(wording, hay(language), false, Value.NUMBER, 4, 1, 1);
      case "niah_multikey_2" -> niah(wording, Optional.empty(), false, Value.NUMBER, 1, 1, 1);
      case "niah_multikey_3" -> niah(wording, Optional.empty(), true, Value.UUID, 1, 1, 1);
      case "niah_multivalue" -> niah(wording, hay(language), false, Value.NUMBER, 1, 4, 1);
      case "niah_multiquery" -> niah(wording, hay(language), false, Value.NUMBER, 4, 1, 4);
      case "vt" -> new VariableTracking(wording, noise, tokens);
      case "cwe" -> new CommonWords(wording, words, tokens);
      case "fwe" -> new FrequentWords(wording, tokens);
      default -> documentTask(name, language, wording);
    };
  }

  private Niah niah(
      TaskWording wording,
      Optional<TextPool> hay,
      boolean keysAreUuids,
      Value values,
      int keys,
      int valuesPerKey,
      int askedKeys) {
    var shape = new Niah.Shape(keysAreUuids, values, keys, valuesPerKey, askedKeys);
    return new Niah(wording, new Grammar(wording.words()), shape, hay, tokens);
  }

  private Task documentTask(String name, String language, TaskWording wording) {
    return set(name, language)
        .<Task>map(set -> Documents.of(set, pool(language), wording.document(), tokens))
        .orElseGet(
            () ->
                new GeneratedDocuments(
                    wording.documentTemplates(),
                    wording.document(),
                    wording.sentenceSeparator(),
                    Grammar.of(language),
                    name.equals(TWO_DOCUMENTS),
                    tokens));
  }

  /** Questions about two documents exist only in English. */
  private Optional<QuestionSet> set(String task, String language) {
    return task.equals(ONE_DOCUMENT)
        ? sets.flatMap(questionSets -> questionSets.xquadQuestions(language))
        : sets.filter(questionSets -> language.equals("en")).flatMap(QuestionSets::hotpotQuestions);
  }

  private static boolean isDocumentTask(String task) {
    return task.equals(ONE_DOCUMENT) || task.equals(TWO_DOCUMENTS);
  }

  private Optional<TextPool> hay(String language) {
    return Optional.of(pool(language));
  }

  private TextPool pool(String language) {
    return Objects.requireNonNull(pools.get(language), language);
  }
}
