package dev.trawl.actors.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trawl.protocol.model.ReadingModel.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Properties of reply parsing: any reply is either valid or invalid, never an exception, and noise
 * around a reply changes nothing.
 */
class ReplyLawsTest {
  private static final NumberedText TEXT = NumberedText.of(List.of(Chunks.of("x".repeat(2000))));

  private static final List<UnaryOperator<String>> NOISES =
      List.of(
          reply -> reply,
          reply -> "```json\n" + reply + "\n```",
          reply -> "```\n" + reply + "```",
          reply -> "Here is the JSON:\n\n" + reply + "\n\nLet me know if {that} helps.",
          reply -> "<think>First {\"quotes\": [\"no\"]} or [TEXT 1].</think>\n" + reply,
          reply -> "So {\"quotes\": [\"a draft\"]}.\n</think>" + reply,
          reply -> "根据文本 [1]：" + reply,
          reply -> " \n" + reply + "\n[QUESTION]\nWho?\n{\"quotes\": [], \"answers\": false}",
          reply -> reply.replace("\"quotes\"", "“quotes”").replace("\"answers\"", "“answers”"),
          reply -> reply.replace("\"quotes\"", "quotes").replace("true}", "True,}"),
          reply -> reply.replace("\\n", "\n").replace("],\"answers\"", ",\n ],\"answers\""),
          reply -> "[" + reply + "]");

  @Provide
  Arbitrary<String> arbitraryReplies() {
    var pieces =
        Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            "'",
            "“",
            "”",
            ":",
            ",",
            "，",
            "\\",
            "\\u",
            "\\ud83d",
            "quotes",
            "\"quotes\":",
            "answers",
            "answered",
            "\"answer\":",
            "keywords",
            "terms",
            "information",
            "step",
            "ask",
            "true",
            "None",
            "null",
            "1e999",
            "-",
            "0x",
            "42",
            "```",
            "```json\n",
            "<think>",
            "</think>",
            "I could not find",
            "无",
            "没有提到",
            "\n",
            "\t",
            " ",
            "\u0000",
            "\uD83D\uDE00",
            "\uD83D",
            "TEXT 1",
            "The gate is red.",
            "/*",
            "//");
    return Arbitraries.oneOf(
        pieces.list().ofMaxSize(40).map(list -> String.join("", list)),
        Arbitraries.strings().ofMaxLength(200));
  }

  @Provide
  Arbitrary<String> sentences() {
    return Arbitraries.of(
            "The gate opens at noon",
            "he said \"now\" to her",
            "it's 4711",
            "大门在中午打开",
            "他说“好”",
            "a\nb",
            "x, y and z",
            "[see 1]",
            "{a}",
            "C:\\dogs",
            "\uD83D\uDE00")
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(parts -> String.join(" ", parts) + ".");
  }

  @Property(tries = 2000)
  void anyReplyIsHandledWithoutAnException(@ForAll("arbitraryReplies") String reply) {
    assertThatCode(
            () -> {
              ReadReply.of(reply, Job.READ, 1, TEXT);
              ReadReply.of(reply, Job.READ_ITEMS, 1, TEXT);
              ReadReply.of(reply, Job.READ_SEVERAL, 2, TEXT);
              AnswerReply.of(reply, false, NumberedText.of(Chunks.listOf("one", "two")));
              AnswerReply.of(reply, true, TEXT);
              UnderstandReply.of(reply, "Who?");
              QuestionReplies.question(reply);
              KeywordsReply.of(reply, "en");
              QuestionReplies.split(reply);
              StepReply.of(reply, List.of());
            })
        .doesNotThrowAnyException();
  }

  @Property(tries = 20)
  void deepNestingIsHandledWithoutAnException(@ForAll("openings") String opening) {
    assertThat(verdict(opening.repeat(20_000))).isEmpty();
  }

  @Provide
  Arbitrary<String> openings() {
    return Arbitraries.of("[", "{\"a\":", "{\"quotes\":[", "[{", "{{", "<think>", "“");
  }

  @Property(tries = 500)
  void noiseChangesNothing(@ForAll("sentences") String first, @ForAll("sentences") String second) {
    var reply = json(List.of(first, second));
    var expected = new Verdict.Relevant(List.of(first, second).stream().distinct().toList(), 1);
    for (var noise : NOISES) {
      assertThat(verdict(noise.apply(reply))).as(noise.apply(reply)).contains(expected);
    }
  }

  /** Only quotes that a cut reply contains completely are read. */
  @Property(tries = 200)
  void readsTheFirstQuotesOfACutReply(
      @ForAll("sentences") String first, @ForAll("sentences") String second) {
    var reply = json(List.of(first, second));
    for (var end = 0; end < reply.length(); end++) {
      verdict(reply.substring(0, end))
          .ifPresent(
              verdict -> {
                var quotes =
                    verdict instanceof Verdict.Relevant it ? it.quotes() : List.<String>of();
                assertThat(quotes).isNotEmpty();
                assertThat(List.of(first, second)).startsWith(quotes.toArray(String[]::new));
              });
    }
  }

  private static Optional<Verdict> verdict(String reply) {
    return ReadReply.of(reply, Job.READ, 1, TEXT).map(List::getFirst);
  }

  private static String json(List<String> quotes) {
    try {
      return new ObjectMapper()
          .writeValueAsString(new TreeMap<>(Map.of("quotes", quotes, "answers", true)))
          .replaceFirst("^\\{\"answers\":true,(.*)}$", "{$1,\"answers\":true}");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
