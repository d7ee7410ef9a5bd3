package dev.trawl.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.bench.haystack.Haystack;
import dev.trawl.bench.haystack.Haystack.Planting;
import dev.trawl.bench.haystack.TextPool;
import dev.trawl.bench.subject.Method;
import dev.trawl.bench.subject.Reply;
import dev.trawl.bench.subject.Subject;
import dev.trawl.protocol.Source;
import dev.trawl.retrieval.chunk.Tokens;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeWindowTest {
  private static final Tokens TOKENS = Tokens.builtIn();
  private static final String MIDDLE = "The lighthouse of Varnholt has 212 steps.";
  private static final String END = "The bell of Quillmoor weighs 843 pounds.";
  private static final String QUESTION_ABOUT_THE_MIDDLE =
      "How many steps does the lighthouse of Varnholt have?";
  private static final String QUESTION_ABOUT_THE_END =
      "How many pounds does the bell of Quillmoor weigh?";

  @TempDir private Path folder = Path.of(".");

  @Test
  void losesTheMiddleOfALongTextAndKeepsItsEnd() {
    withWindow(
        2_048,
        opened -> {
          var lost = opened.ask(QUESTION_ABOUT_THE_MIDDLE);
          assertThat(lost.shown().orElseThrow()).doesNotContain(MIDDLE);
          assertThat(lost.text()).doesNotContain("212");
          var kept = opened.ask(QUESTION_ABOUT_THE_END);
          assertThat(kept.shown().orElseThrow()).contains(END);
          assertThat(kept.text()).contains("843");
          assertThat(quotes(kept)).contains(END);
        });
  }

  @Test
  void showsTheWholeTextIfItFits() {
    withWindow(
        8_192,
        opened -> {
          assertThat(opened.ask(QUESTION_ABOUT_THE_MIDDLE).text()).contains("212");
          var reply = opened.ask(QUESTION_ABOUT_THE_END);
          assertThat(reply.shown().orElseThrow()).isEqualTo(text());
          assertThat(reply.answer().orElseThrow().coverage().isFull()).isTrue();
        });
  }

  @Test
  void makesOneCallWithinItsWindow() {
    for (var window : List.of(2_048, 4_096, 8_192)) {
      withWindow(
          window,
          opened -> {
            var usage = opened.ask(QUESTION_ABOUT_THE_END).answer().orElseThrow().usage();
            assertThat(usage.calls()).isEqualTo(1);
            assertThat(usage.maxPromptTokens()).isBetween(1_000, window - 512);
          });
    }
  }

  private void withWindow(int windowTokens, Consumer<Method.PreparedText> asking) {
    try (var subject = Subject.start(folder, "", windowTokens)) {
      var source = new Source.InMemory("text.txt", text().getBytes(StandardCharsets.UTF_8));
      asking.accept(new NativeWindow(subject).open(source));
    }
  }

  private static String text() {
    var pool = TextPool.generated("en", 5, TOKENS);
    var plantings = List.of(new Planting(MIDDLE, 50), new Planting(END, 100));
    return Haystack.of(pool, 6_000, plantings, TOKENS, new Random(5)).text();
  }

  private static List<String> quotes(Reply reply) {
    return reply.answer().orElseThrow().citations().stream()
        .map(citation -> citation.evidence().quote())
        .toList();
  }
}
