package dev.trawl.actors.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.Span;
import dev.trawl.protocol.model.ReadingModel.Item;
import dev.trawl.protocol.model.ReadingModel.Verdict;
import dev.trawl.protocol.model.Step;
import dev.trawl.protocol.model.Step.SubQuestion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that prose instead of JSON is used if its meaning is clear. */
class ProseReplyTest {
  private static final String LAUNCHED = "The yard launched the Aurora and the Boreas.";
  private static final String CASTOR = "The Castor came from Malmo.";
  private static final NumberedText SHOWN = NumberedText.of(Chunks.listOf(LAUNCHED + " " + CASTOR));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- Aurora [1]\n- Boreas [1]",
        "The text names two ships:\n\n* Aurora [1].\n* Boreas [1].",
        "1. Aurora 【1】\n2. Boreas 【1】",
      })
  void readsTheItemsOfAList(String reply) {
    assertThat(ReadReply.of(reply, Job.READ_ITEMS, 1, SHOWN))
        .contains(
            List.of(
                new Verdict.Relevant(
                    List.of(LAUNCHED),
                    1,
                    List.of(new Item("Aurora", LAUNCHED), new Item("Boreas", LAUNCHED)))));
  }

  @Test
  void looksForAnItemWithAWrongNumber() {
    assertThat(ReadReply.of("- Castor [99]", Job.READ_ITEMS, 1, SHOWN))
        .contains(
            List.of(
                new Verdict.Relevant(List.of("Castor"), 1, List.of(new Item("Castor", "Castor")))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The main points are sentences 1 and 2.",
        "要点是句子1、2。",
        "相关句子的编号是：1和2。",
        "要点见語句 1、2",
        "第1、2句是要点。",
        "Die wichtigsten sind Satz 1 und 2.",
        "Die Sätze 1 und 2 sind wichtig.",
        "Ce sont les phrases 1 et 2.",
        "Son las oraciones 1 y 2.",
      })
  void readsTheSentencesThatProseNamesInAnyLanguage(String reply) {
    assertThat(ReadReply.of(reply, Job.READ, 1, SHOWN))
        .contains(List.of(new Verdict.Relevant(List.of(LAUNCHED, CASTOR), 0.5)));
  }

  @Test
  void readsTheVerdictForEachOfSeveralQuestions() {
    var found = new Verdict.Relevant(List.of(CASTOR), 0.5);
    assertThat(ReadReply.of("1. Sentence 2 answers it.\n2. None.", Job.READ_SEVERAL, 2, SHOWN))
        .contains(List.of(found, new Verdict.None()));
    assertThat(ReadReply.of("1. 无\n2. 第2句回答了问题。", Job.READ_SEVERAL, 2, SHOWN))
        .contains(List.of(new Verdict.None(), found));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1. None.", "1. None.\n2. Well.", "1. None.\n3. None.", "Sentence 2 answers it."})
  void rejectsSeveralVerdictsIfOneIsMissingOrUnclear(String reply) {
    assertThat(ReadReply.of(reply, Job.READ_SEVERAL, 2, SHOWN)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "First I would find out: Who built it? When was it sold?",
        "We need two facts.\n- Who built it?\n- When was it sold?",
      })
  void asksTheQuestionsOfAPlan(String reply) {
    assertThat(StepReply.of(reply, List.of()))
        .hasValueSatisfying(
            step ->
                assertThat(((Step.Ask) step).subQuestions())
                    .extracting(SubQuestion::text)
                    .containsExactly("Who built it?", "When was it sold?"));
  }

  @Test
  void anAnswerInProseMustCiteAFinding() {
    var evidence =
        new Evidence(
            new ChunkId(new DocumentId("a".repeat(64)), 0),
            "a.txt",
            1,
            new Span(0, CASTOR.length()),
            CASTOR);
    var findings = List.of(new Finding("Where from?", "Malmo", List.of(evidence)));
    assertThat(StepReply.of("Where from? It came from Malmo [1].", findings))
        .hasValueSatisfying(
            step -> {
              var answer = (Step.Answer) step;
              assertThat(answer.text()).isEqualTo("Where from? It came from Malmo.");
              assertThat(answer.grounds()).isEqualTo(findings);
            });
    assertThat(StepReply.of("It came from Malmo.", findings)).isEmpty();
    assertThat(StepReply.of("It came from Malmo [7].", findings)).isEmpty();
  }

  @Test
  void aCutListWithoutSentencesFindsNothing() {
    assertThat(ReadReply.of("{\"sentences\": [], \"ans", Job.READ, 1, SHOWN))
        .contains(List.of(new Verdict.None()));
    assertThat(ReadReply.of("{\"items\": [], \"not", Job.READ_ITEMS, 1, SHOWN))
        .contains(List.of(new Verdict.None()));
    assertThat(ReadReply.of("{\"sentences\": [", Job.READ, 1, SHOWN)).isEmpty();
  }
}
