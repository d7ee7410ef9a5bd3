package dev.trawl.actors.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Level;
import dev.trawl.testkit.prompt.ParsedPrompt;
import dev.trawl.testkit.prompt.ParsedPrompt.Line;
import dev.trawl.testkit.prompt.Replies;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that no answer is lost if a model's quote differs slightly from the text. */
class NearQuotesRunTest {
  private static final String QUESTION = "What is said of the ferry?";
  private static final List<String> RAIN =
      List.of("It rained all night, and the gutters ran over.", "The baker closed early that day.");

  @TempDir private Path data;

  /** Each line has a sentence of the text, and the form in which a reader and a writer quote it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "The ferry can’t leave before noon. | The ferry can't leave before noon.",
        "She called the ferry ‘a bathtub’ and left. | She called the ferry \"a bathtub\" and left.",
        "She called the ferry “a bathtub” and left. | She called the ferry \"a bathtub\" and left.",
        "She called the ferry 'a bathtub' and left. | She called the ferry \"a bathtub\" and left.",
        "The _ferry_ from **Lund** sails on Mondays. | The ferry from Lund sails on Mondays.",
        "The ferry is in [the old log](http://logs.example/7) of Lund. | The ferry is in the old"
            + " log of Lund.",
        "Call `ferry.sail()` before you land. | Call ferry.sail() before you land.",
        "The ferry calls at every island on its long way north. | The ferry calls at every island"
            + " on its…",
        "When it thaws, the ferry sails twice a day. | The ferry sails twice a day.",
        "The ferry flew the flag of Austria - Hungary. | The ferry flew the flag of"
            + " Austria-Hungary.",
        "The ferry belongs to Lund council. | The ferry belongs to the Lund council.",
        "这艘渡輪（ferry）於一九〇四年首航。 | 这艘渡轮（ferry）于一九〇四年首航。",
      })
  void theCitationIsTheSentenceOfTheText(String sentence, String quote) throws Exception {
    assertCited(RAIN.get(0) + "\n\n" + sentence + "\n\n" + RAIN.get(1), quote);
  }

  @Test
  void aCitationKeepsTheQuotePrefixOfEachLine() throws Exception {
    assertCited(
        RAIN.get(0) + "\n\n> The ferry sails to Lund\n> only in summer.\n\n" + RAIN.get(1),
        "The ferry sails to Lund only in summer.");
  }

  private void assertCited(String text, String quote) throws Exception {
    var transcript = new Transcript();
    var plan =
        transcript.plan(
            prompt ->
                switch (prompt.task()) {
                  case READ ->
                      Optional.of(
                          Replies.quoting(aboutFerry(prompt) ? List.of(quote) : List.of(), true));
                  case ANSWER -> Optional.of(quotingAnswer("So it is.", quote));
                  default -> Optional.empty();
                });
    try (var trawl = PromptedTrawl.start(plan, data, PromptedTrawl.LONG_TIMEOUTS)) {
      var finished = trawl.ask(QUESTION, text, Level.READ);

      assertThat(finished.answer().status()).isEqualTo(Status.ANSWERED);
      assertThat(finished.answer().warnings()).noneMatch(warning -> warning.contains("dropped"));
      assertThat(finished.answer().citations())
          .extracting(citation -> citation.evidence().quote())
          .singleElement()
          .satisfies(cited -> assertThat(text).contains(cited));
      assertThat(finished.readings())
          .flatExtracting(read -> read.quotes())
          .extracting(Evidence::quote)
          .allSatisfy(read -> assertThat(text).contains(read))
          .isNotEmpty();
    }
  }

  /** A translated quote shares no word with the text, so it cannot be found. */
  @Test
  void aReaderWhoTranslatesItsQuotesLosesNoAnswer() throws Exception {
    var sailed = "The ferry first sailed on 4 May 1904.";
    var transcript = new Transcript();
    var plan =
        transcript.plan(
            prompt ->
                switch (prompt.task()) {
                  case READ ->
                      Optional.of(
                          Replies.quoting(
                              aboutFerry(prompt) ? List.of("渡轮首航于五月。") : List.of(), true));
                  case ANSWER ->
                      Optional.of(
                          prompt
                              .lines()
                              .filter(line -> line.sentence().equals(sailed))
                              .findFirst()
                              .<JsonNode>map(
                                  line -> Replies.answer(true, "In 1904 [" + line.number() + "]."))
                              .orElseGet(() -> Replies.answer(false, "")));
                  default -> Optional.empty();
                });
    try (var trawl = PromptedTrawl.start(plan, data, PromptedTrawl.LONG_TIMEOUTS)) {
      var answer =
          trawl.ask(QUESTION, String.join("\n\n", RAIN.get(0), sailed), Level.READ).answer();

      assertThat(answer.text()).isEqualTo("In 1904 [1].");
      assertThat(answer.coverage().relevantShown()).isPositive();
    }
  }

  private static boolean aboutFerry(ParsedPrompt prompt) {
    return prompt.lines().map(Line::sentence).anyMatch(line -> line.contains("ferry"));
  }

  /** An answer that gives its evidence as quotes instead of sentence numbers. */
  private static JsonNode quotingAnswer(String text, String quote) {
    var reply = Replies.answer(true, text);
    reply.putArray("quotes").add(quote);
    return reply;
  }
}
