package dev.trawl.actors.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.QuestionKind;
import dev.trawl.testkit.Offer;
import dev.trawl.testkit.prompt.ParsedPrompt;
import dev.trawl.testkit.prompt.ParsedPrompt.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests complete runs with windows in which the usual reserve for the reply is too large. */
class SmallWindowRunTest {
  private static final String ENGLISH_FACT = "The lamp at Skarv was lit in 1874 by Orla Brandt.";
  private static final String CHINESE_FACT = "斯卡夫的灯于1874年由奥拉·布兰特点亮。";
  private static final String ENGLISH =
      "The barges lay at berth with a load of rye, and the fog came in over the bay. ";
  private static final String CHINESE = "驳船停在泊位上，装着黑麦，大雾从海湾那边涌来，港口十分安静。";

  @TempDir private Path data;

  @ParameterizedTest
  @CsvSource({"2048, en", "1536, en", "2048, zh", "1536, zh"})
  void answersAtEveryLevelAndNoPromptExceedsTheWindow(int window, String language)
      throws Exception {
    var isEnglish = language.equals("en");
    var fact = isEnglish ? ENGLISH_FACT : CHINESE_FACT;
    var question = isEnglish ? "Who lit the lamp at Skarv?" : "斯卡夫的灯是谁点亮的？";
    var rest = "\n\n" + (isEnglish ? ENGLISH : CHINESE).repeat(80) + "\n\n";
    var plan =
        new Transcript().plan(SmallWindowRunTest::reply).with(Offer.standard().withWindow(window));
    try (var trawl = PromptedTrawl.start(plan, data, settings(window))) {
      for (var level : List.of(Level.RETRIEVE, Level.READ, Level.AUTO)) {
        var answer = trawl.ask(question, rest + fact + rest, level).answer();

        assertThat(answer.status()).isEqualTo(Status.ANSWERED);
        assertThat(answer.citations())
            .anySatisfy(
                citation -> assertThat(citation.evidence().quote().strip()).isEqualTo(fact));
      }
      assertThat(trawl.counts().status(400)).isZero();
    }
  }

  @Test
  void saysThatNothingFitsIfEvenTheQuestionDoesNot() throws Exception {
    var plan = new Transcript().plan(prompt -> Optional.empty());
    try (var trawl = PromptedTrawl.start(plan, data, settings(600))) {
      assertThatThrownBy(() -> trawl.ask("斯卡夫的灯是谁点亮的？", CHINESE.repeat(80), Level.RETRIEVE))
          .hasMessageContaining("leaves no room for the question: enlarge");
    }
  }

  private static String[] settings(int window) {
    return new String[] {
      "trawl.model { window-tokens = %d, reply-tokens = %d }"
          .formatted(window, Math.min(1024, window / 2)),
      "trawl.chunks.tokens-max = 512",
      PromptedTrawl.LONG_TIMEOUTS
    };
  }

  private static Optional<JsonNode> reply(ParsedPrompt prompt) {
    return prompt.task() == Task.UNDERSTAND
        ? Optional.of(Transcript.understood(prompt, QuestionKind.FACT))
        : Optional.empty();
  }
}
