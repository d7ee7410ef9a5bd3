package dev.trawl.actors.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.model.LanguageModel.Message;
import dev.trawl.protocol.model.ModelTask;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Limits the part of a prompt that is not document text, because a reading pass sends it again with
 * each chunk. Sizes are in cl100k tokens.
 */
class PromptOverheadTest {
  private static final String ENGLISH_QUESTION = "When did the first regular ferry to Lund sail?";
  private static final String CHINESE_QUESTION = "去隆德的第一班定期渡轮是什么时候开航的？";

  private static final String ENGLISH =
      "The harbour of the northern town was dredged in the spring of 1902, at some cost. "
          + "Nobody had expected so many boats. "
          + "When the mayor opened the new pier, a band played and the rain held off until noon. ";

  private static final String CHINESE =
      "北方小城的港口在一九〇二年春天疏浚，花费不少。" + "没有人料到会来这么多船。" + "市长为新码头剪彩的时候，乐队奏起了曲子，雨一直等到中午才下。";

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void theFixedPartOfAReadersPromptHasAtMost200Tokens(String language) {
    assertThat(tokens(Prompts.builtIn().of(Job.READ, language))).isLessThanOrEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"en, 363, 260", "zh, 477, 320"})
  void aPromptAddsFewTokensToAChunk(String language, int chunkTokens, int limit) {
    var isChinese = language.equals("zh");
    var text = text(isChinese ? CHINESE : ENGLISH, chunkTokens);
    assertThat(tokens(text)).isBetween(chunkTokens - 1, chunkTokens + 1);
    var question = isChinese ? CHINESE_QUESTION : ENGLISH_QUESTION;
    var chunk = Chunks.of(0, isChinese ? "第二章 › 港口" : "Chapter 2 › The harbour", text);
    var task =
        new ModelTask.Read(Chunks.question(question, Chunks.query(question, language)), chunk);

    assertThat(promptTokens(task) - tokens(text)).isLessThanOrEqualTo(limit);
  }

  @ParameterizedTest
  @CsvSource({"en, 410", "zh, 477"})
  void fourChunksInOneCallSendAtMost130PercentOfTheirTokens(String language, int chunkTokens) {
    var isChinese = language.equals("zh");
    var text = text(isChinese ? CHINESE : ENGLISH, chunkTokens);
    var question = isChinese ? CHINESE_QUESTION : ENGLISH_QUESTION;
    var chunk = Chunks.of(0, isChinese ? "第二章 › 港口" : "Chapter 2 › The harbour", text);
    var modelQuestion = Chunks.question(question, Chunks.query(question, language));
    var task = new ModelTask.ReadGroup(modelQuestion, Collections.nCopies(4, chunk));

    assertThat(promptTokens(task)).isLessThanOrEqualTo(4 * tokens(text) * 130 / 100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void theRequestToContinueHasAtMost300Tokens(String language) {
    var items = EnumSet.of(Prompts.Portion.ITEMS);
    for (var portions : List.of(EnumSet.complementOf(items), items)) {
      assertThat(tokens(Prompts.builtIn().portion(portions, language))).isLessThanOrEqualTo(300);
    }
  }

  @Test
  void aReplyForTwoSentencesHasAtMost20Tokens() {
    assertThat(tokens("{\"sentences\": [13, 27], \"answers\": false}")).isLessThanOrEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void theFixedPartOfAPlannersPromptHasAtMost700Tokens(String language) {
    assertThat(tokens(Prompts.builtIn().of(Job.NEXT_STEP, language))).isLessThanOrEqualTo(700);
  }

  /**
   * The first {@code tokens} tokens of {@code sentences}, which are repeated as often as needed.
   */
  private static String text(String sentences, int tokens) {
    var all = sentences.repeat(20);
    var next = 0;
    while (tokens(all.substring(0, next)) < tokens) {
      next++;
    }
    return all.substring(0, next).strip();
  }

  /** The tokens of all messages, without those that a chat template adds. */
  private static int promptTokens(ModelTask task) {
    var settings = new PromptSettings(8192, 1024, 0, Optional.empty());
    var prompting = new Prompting(Prompts.builtIn(), settings, new PromptTokens(Chunks.TOKENS));
    List<Message> messages =
        prompting.opening(TaskPrompt.of(task, new QuestionSections())).messages();
    return messages.stream().map(Message::text).mapToInt(PromptOverheadTest::tokens).sum();
  }

  private static int tokens(String text) {
    return Chunks.TOKENS.count(text);
  }
}
