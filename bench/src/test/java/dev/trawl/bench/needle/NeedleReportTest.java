package dev.trawl.bench.needle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.bench.haystack.Haystack.Planting;
import dev.trawl.bench.needle.TextPlan.PlannedQuestion;
import dev.trawl.bench.needle.TextPlan.Presence;
import dev.trawl.bench.subject.Replies;
import dev.trawl.bench.subject.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NeedleReportTest {
  private static final ExpectedAnswer ELDEST =
      new ExpectedAnswer.Names(List.of("Una"), List.of("Ivo"));

  @Test
  void showsChainsByLinksAndLength() {
    var report =
        new NeedleReport(
            List.of(
                result(chain(NeedlePlan.ELDEST, 2, ELDEST), Replies.answered("Una")),
                result(chain(NeedlePlan.ELDEST, 2, ELDEST), Replies.answered("Una and Ivo")),
                result(chain(NeedlePlan.ELDEST, 5, ELDEST), Replies.answered("Una"))));
    assertThat(report.tables())
        .contains("m-rs en: 66.7 (", "other names allowed 100.0; n = 3)")
        .contains("| links \\ tokens | 4k    |", "| 2              | 50.0  |")
        .contains("| 5              | 100.0 |");
  }

  @Test
  void showsHowManyAnswersNameTheMissingLink() {
    var missingLink = chain(NeedlePlan.MISSING_LINK, 3, new ExpectedAnswer.MissingParent("Una"));
    var report =
        new NeedleReport(
            List.of(
                result(missingLink, Replies.unanswered("The parents of Una are not mentioned.")),
                result(missingLink, Replies.unanswered("That is not mentioned.")),
                result(missingLink, Replies.answered("Ivo")),
                result(missingLink, Replies.failed())));
    assertThat(report.tables()).contains("missing-link en: 25.0 (", "unanswered 50.0; n = 4)");
    assertThat(report.summary(Map.of(), 1).failed()).isEqualTo(1);
  }

  @Test
  void abstentionsOfChainsDoNotCountForSingleNeedles() {
    var needle = new Needle("file", "en", "It is 5.", "", "What is it?", "5");
    var missing = new PlannedQuestion(NeedlePlan.MISSING, needle, Presence.ABSENT, 10);
    var report =
        new NeedleReport(
            List.of(
                result(missing, Replies.unanswered("Nothing.")),
                result(chain(NeedlePlan.ELDEST, 2, ELDEST), Replies.unanswered("Nothing."))));
    var absence = report.summary(Map.of(), 1).absences().getFirst();
    assertThat(absence.counts().correctAbstentions()).isEqualTo(1);
    assertThat(absence.counts().falseAbstentions()).isZero();
  }

  @Test
  void showsSeveralNeedlesByDepth() {
    var report =
        new NeedleReport(
            List.of(
                result(several(), Replies.answered("5")),
                result(several(), Replies.answered("5 and 6"))));
    assertThat(report.tables())
        .contains("m-rt en: 75.0 (", "| 0 %            | 100.0 |", "| 90 %           | 50.0  |");
  }

  @Test
  void theScoreOfNeedleBenchIsTheMeanOfItsThreeKinds() {
    var single = new Needle("file", "en", "It is 5.", "", "What is it?", "5");
    var planned = new PlannedQuestion(NeedlePlan.SINGLE, single, Presence.PRESENT, 10);
    var two =
        List.of(result(planned, Replies.answered("5")), result(several(), Replies.answered("5")));
    assertThat(new NeedleReport(two).tables()).doesNotContain("NeedleBench");
    var three = new ArrayList<>(two);
    three.add(result(chain(NeedlePlan.ELDEST, 2, ELDEST), Replies.answered("Ivo")));
    assertThat(new NeedleReport(three).tables()).contains("NeedleBench en: 50.0 (");
  }

  @Test
  void showsTracesByNumberOfStatements() {
    var two = new PlannedQuestion(NeedlePlan.TRACE, trace("distance", 2), Presence.PRESENT, 0);
    var eight =
        new PlannedQuestion(NeedlePlan.TRACE, trace("eldest-ancestor", 8), Presence.PRESENT, 0);
    var report =
        new NeedleReport(
            List.of(result(two, Replies.answered("Una")), result(eight, Replies.failed())));
    assertThat(report.tables())
        .contains("| question \\ statements | 2     | 8   |")
        .contains("| distance              | 100.0 |     |");
  }

  private static Chain trace(String family, int size) {
    var plantings = List.of(new Planting("Una is there.", 0));
    return new Chain(family, size, plantings, "Who is there?", ELDEST, Presence.PRESENT);
  }

  private static PlannedQuestion several() {
    var first = new Needle("file", "en", "It is 5.", "", "What is it?", "5");
    var second = new Needle("file", "en", "That is 6.", "", "What is that?", "6");
    var several = new MultiNeedle(Map.of(0, first, 90, second), " ");
    return new PlannedQuestion(NeedlePlan.MULTI, several, Presence.PRESENT, 0);
  }

  private static PlannedQuestion chain(String kind, int size, ExpectedAnswer expected) {
    var plantings = List.of(new Planting("Una is there.", 30));
    var chain = new Chain(kind, size, plantings, "Who is there?", expected, Presence.PRESENT);
    return new PlannedQuestion(kind, chain, Presence.PRESENT, chain.depthPercent());
  }

  private static NeedleResult result(PlannedQuestion planned, Reply reply) {
    var textPlan = new TextPlan("en", 4_000, 0, 1, List.of(), List.of(planned));
    return NeedleResult.of(textPlan, planned, 5, reply);
  }
}
