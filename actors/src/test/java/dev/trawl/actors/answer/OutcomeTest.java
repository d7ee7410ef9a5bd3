package dev.trawl.actors.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Answer.Reason;
import dev.trawl.protocol.Answer.Status;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {
  @Test
  void anAnswerThatLacksNothingHasNoReason() {
    assertThat(Outcome.found(false, false)).isEqualTo(Outcome.ANSWERED);
    assertThat(Outcome.ANSWERED.reason()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true, false, CUT", "false, true, UNSURE", "true, true, CUT"})
  void anAnswerThatLacksSomethingIsPartial(boolean isCut, boolean isUnsure, Reason reason) {
    assertThat(Outcome.found(isCut, isUnsure))
        .isEqualTo(new Outcome(Status.PARTIAL, Optional.of(reason)));
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, true, ABSENT",
    "false, false, false, CUT",
    "false, true, true, UNSURE",
    "false, true, false, UNSURE",
    "true, false, true, CUT",
    "true, true, true, CUT"
  })
  void aLimitComesBeforeADoubtAndADoubtBeforeAbsence(
      boolean isCut, boolean isUnsure, boolean isAbsent, Reason reason) {
    assertThat(Outcome.notFound(Status.UNANSWERED, isCut, isUnsure, isAbsent).reason())
        .contains(reason);
  }

  @Property
  void everyOutcomeWithoutAnAnswerHasAReason(
      @ForAll boolean isCut, @ForAll boolean isUnsure, @ForAll boolean isAbsent) {
    assertThat(Outcome.notFound(Status.PARTIAL, isCut, isUnsure, isAbsent).reason()).isPresent();
    assertThat(Outcome.notWritten(isUnsure).reason()).isPresent();
  }

  @Test
  void aReplyWithoutDocumentsHasAReasonOnlyIfItWasCutOff() {
    assertThat(Outcome.chatted(Status.PARTIAL).reason()).contains(Reason.CUT);
    assertThat(Outcome.chatted(Status.ANSWERED).reason()).isEmpty();
    assertThat(Outcome.chatted(Status.UNANSWERED).reason()).isEmpty();
  }
}
