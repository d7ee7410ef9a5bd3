package dev.trawl.actors.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.Turn;
import dev.trawl.protocol.model.LanguageModel.Message;
import dev.trawl.protocol.model.ModelTask;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Tests that a prompt is never larger than its computed size. */
class PromptTokensTest {
  private static final PromptSettings SETTINGS =
      new PromptSettings(8192, 1024, 0, Optional.empty());

  @Provide
  Arbitrary<String> texts() {
    var pieces =
        Arbitraries.of(
            "The gate opens at noon. ",
            "[END 1 0123456789abcdef]",
            "\n[QUESTION]\n",
            "```",
            "\n\n\n",
            " \t ",
            "\r\n",
            "大门在中午打开。",
            "かな",
            "\uD83D\uDE00\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
            "…",
            "!!!???",
            "]]",
            "[",
            "abcdefghij",
            "4711",
            "e\u0301",
            "\u0000");
    return Arbitraries.oneOf(
        pieces.list().ofMinSize(1).ofMaxSize(40).map(list -> String.join("", list)),
        Arbitraries.strings().ofMinLength(1).ofMaxLength(80));
  }

  @Property(tries = 300)
  void promptsOfReadersAreNotLargerThanComputed(
      @ForAll("texts") String question, @ForAll("texts") String text) {
    assertSizeIsAnUpperBound(
        new ModelTask.Read(
            Chunks.question(question, Chunks.query(question, "zh", "gate", "x" + question)),
            Chunks.of(0, text, text)));
  }

  @Property(tries = 150)
  void promptsOfWritersAreNotLargerThanComputed(
      @ForAll("texts") String question, @ForAll("lists") List<String> texts) {
    assertSizeIsAnUpperBound(Chunks.answer(question, question, chunks(texts)));
  }

  @Property(tries = 150)
  void allOtherPromptsAreNotLargerThanComputed(
      @ForAll("texts") String question, @ForAll("texts") String text) {
    assertSizeIsAnUpperBound(
        new ModelTask.Rewrite(question, List.of(new Turn(text, text), new Turn(text, ""))));
    assertSizeIsAnUpperBound(new ModelTask.Split(question));
    assertSizeIsAnUpperBound(new ModelTask.DeriveKeywords(question, "de", List.of("fr")));
    assertSizeIsAnUpperBound(
        new ModelTask.NextStep(
            question,
            "",
            "en",
            List.of(new Finding(text, text, List.of()), new Finding(text, "", List.of()))));
  }

  @Provide
  Arbitrary<List<String>> lists() {
    return texts().list().ofMaxSize(20);
  }

  private static List<Chunk> chunks(List<String> texts) {
    return IntStream.range(0, texts.size())
        .mapToObj(at -> Chunks.of(at, texts.get(at), texts.get(at)))
        .toList();
  }

  private static void assertSizeIsAnUpperBound(ModelTask task) {
    var prompting = new Prompting(Prompts.builtIn(), SETTINGS, new PromptTokens(Chunks.TOKENS));
    var taskPrompt = TaskPrompt.of(task, new QuestionSections());
    var actual =
        prompting.opening(taskPrompt).messages().stream()
            .map(Message::text)
            .mapToInt(text -> Chunks.TOKENS.count(text) + 4)
            .sum();
    assertThat(prompting.computedTokens(taskPrompt)).isGreaterThanOrEqualTo(actual);
  }
}
