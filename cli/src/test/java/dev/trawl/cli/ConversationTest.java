package dev.trawl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.Citation;
import dev.trawl.protocol.Coverage;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.Timing;
import dev.trawl.protocol.Turn;
import dev.trawl.protocol.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConversationTest {
  private final List<String> rewrittenQuestions = new ArrayList<>();
  private final Conversation conversation = new Conversation(2, rewrittenQuestions::add);

  @Test
  void remembersQuestionsAndAnswersInOrder() {
    accept(started("Who?"), answered(Status.ANSWERED, "Ida [1]."));
    accept(started("When?"), answered(Status.PARTIAL, "In May [1]."));
    assertThat(conversation.turns())
        .containsExactly(new Turn("Who?", "Ida [1]."), new Turn("When?", "In May [1]."));
  }

  @Test
  void remembersTheRewrittenQuestion() {
    accept(
        started("And when?"),
        new What.Rewritten("When did Ida leave?"),
        answered(Status.ANSWERED, "In May [1]."));
    assertThat(conversation.turns())
        .containsExactly(new Turn("When did Ida leave?", "In May [1]."));
    assertThat(rewrittenQuestions).containsExactly("When did Ida leave?");
  }

  @Test
  void doesNotReportARewriteIfTheQuestionIsUnchanged() {
    accept(
        started("When? "), new What.Rewritten("When?"), answered(Status.ANSWERED, "In May [1]."));
    assertThat(rewrittenQuestions).isEmpty();
  }

  @Test
  void remembersAnUnansweredQuestionWithoutAnAnswer() {
    accept(started("Who?"), answered(Status.UNANSWERED, "Not in the documents."));
    assertThat(conversation.turns()).containsExactly(new Turn("Who?", ""));
  }

  @Test
  void doesNotRememberACancelledOrFailedQuestion() {
    accept(started("Who?"), new What.Cancelled());
    accept(started("Who?"), new What.Failed("no"));
    assertThat(conversation.turns()).isEmpty();
  }

  @Test
  void remembersOnlyTheNewestTurns() {
    for (var question : List.of("One?", "Two?", "Three?")) {
      accept(started(question), answered(Status.ANSWERED, "Yes [1]."));
    }
    assertThat(conversation.turns()).extracting(Turn::question).containsExactly("Two?", "Three?");
  }

  @Test
  void forgetsAllTurns() {
    accept(started("Who?"), answered(Status.ANSWERED, "Ida [1]."));
    conversation.forget();
    assertThat(conversation.turns()).isEmpty();
  }

  private void accept(What... events) {
    for (var what : events) {
      conversation.accept(Sample.event(what));
    }
  }

  private static What started(String question) {
    return new What.Started(question, Level.AUTO);
  }

  private static What answered(Status status, String text) {
    var cited = new Citation(1, Sample.evidence(1, "quote"));
    return new What.Answered(
        new Answer(
            text,
            status,
            Level.READ,
            List.of(cited),
            new Coverage(1, 1, 1, 0, List.of()),
            List.of(),
            Map.of(),
            Usage.NONE,
            Timing.NONE,
            List.of()));
  }
}
