package dev.trawl.bench.ruler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.bench.data.DataFolder;
import dev.trawl.bench.data.QuestionSets;
import dev.trawl.bench.exam.ExamQuestion;
import dev.trawl.bench.exam.ExamText;
import dev.trawl.bench.exam.ExamTextsContract;
import dev.trawl.bench.exam.Marking;
import dev.trawl.bench.subject.Replies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulerTextsTest extends ExamTextsContract {
  private static final List<Integer> LENGTHS = List.of(2_000, 8_000);

  @Test
  void asksThirteenTasksInBothLanguagesAtEveryLength() {
    assertThat(RulerTexts.TASKS).hasSize(13);
    assertThat(questions()).hasSize(13 * 2 * 2 * 2);
  }

  @Test
  void theTextContainsTheReferencesAndTheEvidence() {
    for (var text : texts) {
      var body = text.text();
      assertThat(body).doesNotContain("{");
      for (var question : text.items()) {
        assertThat(body).contains(question.references());
        question.evidence().forEach(each -> assertThat(body).containsOnlyOnce(each));
      }
    }
  }

  @Test
  void scores100ForAllReferencesAnd50ForHalfOfThem() {
    for (var question : questions()) {
      var all = question.references();
      assertThat(score(question, String.join(", ", all))).isEqualTo(100);
      assertThat(score(question, "It does not say.")).isZero();
      if (all.size() == 4) {
        assertThat(score(question, String.join(", ", all.subList(0, 2)))).isEqualTo(50);
      }
      assertThat(question.marking().scores(Replies.unanswered(all.getFirst())))
          .containsEntry(Marking.SCORE, 0.0);
    }
  }

  @Test
  void questionsForSeveralValuesOrKeysHaveFourReferences() {
    assertThat(questionsOf("niah_multivalue"))
        .allSatisfy(each -> assertThat(each.references()).hasSize(4));
    assertThat(questionsOf("niah_multiquery"))
        .allSatisfy(each -> assertThat(each.references()).hasSize(4));
    assertThat(questionsOf("niah_multikey_1"))
        .allSatisfy(each -> assertThat(each.references()).hasSize(1));
    assertThat(questionsOf("vt")).allSatisfy(each -> assertThat(each.references()).hasSize(5));
  }

  @Test
  void theHaystackOfMultikey2ConsistsOfNeedles() {
    var body = text("niah_multikey_2").text();
    assertThat(body.lines())
        .allMatch(line -> line.startsWith("One of the depot numbers noted for"));
  }

  @Test
  void commonWordsOccurMoreOftenThanAllOtherWords() {
    var text = text("cwe");
    var counts = counts(text.text().replaceAll("\\d+\\.", " "));
    var common = text.items().getFirst().references();
    assertThat(common).hasSize(10).allSatisfy(word -> assertThat(counts.get(word)).isEqualTo(15));
    counts.keySet().removeAll(common);
    assertThat(counts).hasSizeGreaterThan(20);
    assertThat(counts.values()).containsOnly(3L);
  }

  @Test
  void theReferencesAreTheMostFrequentWordsExceptTheDots() {
    var text = text("fwe");
    var counts = counts(text.text());
    var order =
        counts.entrySet().stream()
            .sorted(Collections.reverseOrder(Map.Entry.comparingByValue()))
            .map(Map.Entry::getKey)
            .limit(4)
            .toList();
    assertThat(order.getFirst()).isEqualTo("...");
    assertThat(order.subList(1, 4)).isEqualTo(text.items().getFirst().references());
  }

  @Test
  void textsAreIndependentOfEachOther() {
    var some = ruler(List.of("niah_multikey_2", "vt", "cwe", "fwe", "qa_2"), 3);
    assertThat(bodies(texts)).containsAll(bodies(some.texts(LANGUAGES, LENGTHS)));
  }

  @Test
  void usesAQuestionSetOfTheDataFolder(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("xquad"));
    Files.writeString(
        folder.resolve("xquad/xquad.en.json"),
        """
        {"data": [{"paragraphs": [
          {"context": "The mill burned in 1790.", "qas": [{"id": "1",
            "question": "When did the mill burn?", "answers": [{"text": "1790", "answer_start": 19},
            {"text": "in 1790", "answer_start": 16}]}]},
          {"context": "The bridge is of stone.", "qas": []}]}]}
        """);
    var sets = Optional.of(new QuestionSets(new DataFolder(folder), 1));
    var ruler = new RulerTexts(POOLS, sets, TOKENS, List.of("qa_1", "qa_2"), 1, 3);
    assertThat(ruler.documents(LANGUAGES))
        .containsEntry("qa_1 en", "xquad-en")
        .containsEntry("qa_1 zh", "generated")
        .containsEntry("qa_2 en", "generated");
    var text = ruler.texts(List.of("en"), List.of(1_000)).getFirst();
    var question = text.items().getFirst();
    assertThat(text.text()).contains("Document 1:", "The mill burned", "The bridge is of stone.");
    assertThat(question.question()).isEqualTo("When did the mill burn?");
    assertThat(score(question, "1790")).as("one form of the answer is enough").isEqualTo(100);
  }

  @Test
  void rejectsAnUnknownTask() {
    assertThatThrownBy(() -> ruler(List.of("niah"), 1)).hasMessageContaining("niah_single_1");
  }

  private List<ExamQuestion> questionsOf(String task) {
    return questions().stream().filter(each -> each.task().equals(task)).toList();
  }

  /** Returns the first text of a task, which is in English and has 2,000 tokens. */
  private ExamText text(String task) {
    return texts.stream()
        .filter(text -> text.items().getFirst().task().equals(task))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Long> counts(String text) {
    return Arrays.stream(text.strip().split("\\s+"))
        .collect(Collectors.groupingBy(word -> word, Collectors.counting()));
  }

  @Override
  protected List<ExamText> texts(long seed) {
    return ruler(RulerTexts.TASKS, seed).texts(LANGUAGES, LENGTHS);
  }

  private static RulerTexts ruler(List<String> tasks, long seed) {
    return new RulerTexts(POOLS, Optional.empty(), TOKENS, tasks, 2, seed);
  }
}
