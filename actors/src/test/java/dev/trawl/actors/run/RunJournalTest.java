package dev.trawl.actors.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.trawl.actors.call.Observer;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.RunEvent.What.AnswerDelta;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Usage;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.Test;

class RunJournalTest {
  private static final What STARTED = new What.Started("Where?", Level.READ);

  private final TestInbox<RunEvent> inbox = TestInbox.create();
  private final RunJournal journal =
      new RunJournal(
          new RunId("run"), inbox.getRef(), new Observer() {}, InstantSource.fixed(Instant.EPOCH));

  @Test
  void numbersEventsFromOneAndSendsThem() {
    journal.append(STARTED);
    journal.append(new What.Warned("time was short."));

    assertThat(inbox.getAllReceived())
        .extracting(RunEvent::seq, RunEvent::what)
        .containsExactly(tuple(1L, STARTED), tuple(2L, new What.Warned("time was short.")));
  }

  @Test
  void theNextEventIncludesTheUsageOfACall() {
    journal.append(STARTED);
    journal.spend(Usage.ofCall(90, 10));
    journal.append(new What.Cancelled());

    assertThat(inbox.getAllReceived())
        .extracting(RunEvent::usage)
        .containsExactly(Usage.NONE, Usage.ofCall(90, 10));
  }

  @Test
  void keepsEqualWarningsAsSeparateEvents() {
    journal.append(STARTED);
    journal.append(new What.Warned("No reply within 30 s."));
    journal.append(new What.Warned("No reply within 30 s."));

    assertThat(journal.state().warnings())
        .containsExactly("No reply within 30 s.", "No reply within 30 s.");
  }

  @Test
  void dropsAPieceOfAReplacedDraft() {
    journal.append(STARTED);
    journal.append(new AnswerDelta(1, "Lis"));
    journal.append(new AnswerDelta(2, "Por"));
    journal.append(new AnswerDelta(1, "bon"));
    journal.append(new AnswerDelta(2, "to"));

    assertThat(inbox.getAllReceived())
        .extracting(RunEvent::what)
        .containsExactly(
            STARTED,
            new AnswerDelta(1, "Lis"),
            new AnswerDelta(2, "Por"),
            new AnswerDelta(2, "to"));
  }
}
