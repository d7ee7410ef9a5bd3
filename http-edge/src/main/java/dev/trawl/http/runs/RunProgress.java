package dev.trawl.http.runs;

import dev.trawl.http.RunBody;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.json.AnswerBody.CoverageBody;
import dev.trawl.protocol.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The progress of a run, computed from its events. Immutable. */
record RunProgress(
    RunId run,
    String status,
    String question,
    Level level,
    long seq,
    CoverageBody coverage,
    Usage usage,
    Optional<String> error) {

  static RunProgress of(RunId run) {
    return new RunProgress(
        run, "running", "", Level.AUTO, 0, read(0, 0, 0, 0), Usage.NONE, Optional.empty());
  }

  RunProgress after(RunEvent event) {
    return changedBy(event.what()).at(event);
  }

  private RunProgress changedBy(What what) {
    return switch (what) {
      case What.Started(var asked, var wanted) ->
          new RunProgress(run, status, asked, wanted, seq, coverage, usage, error);
      case What.Escalated escalated -> on(escalated.to());
      case What.ReadingStarted(var chunks) -> withCoverage(read(chunks, 0, 0, 0));
      case What.ChunkRead chunk -> withCoverage(plus(chunk.outcome()));
      case What.Failed(var why) -> ended("failed", Optional.of(why));
      case What.Cancelled ignored -> ended("cancelled", Optional.empty());
      default -> this;
    };
  }

  RunBody body() {
    return new RunBody(
        run.value(),
        status,
        question,
        level.name().toLowerCase(Locale.ROOT),
        seq,
        coverage,
        Json.usage(usage),
        error);
  }

  private RunProgress at(RunEvent event) {
    return new RunProgress(
        run, status, question, level, event.seq(), coverage, event.usage(), error);
  }

  private RunProgress on(Level next) {
    return new RunProgress(run, status, question, next, seq, coverage, usage, error);
  }

  private RunProgress withCoverage(CoverageBody now) {
    return new RunProgress(run, status, question, level, seq, now, usage, error);
  }

  private RunProgress ended(String how, Optional<String> why) {
    return new RunProgress(run, how, question, level, seq, coverage, usage, why);
  }

  private CoverageBody plus(RunEvent.Outcome outcome) {
    return switch (outcome) {
      case RELEVANT ->
          read(coverage.chunks(), coverage.read() + 1, coverage.relevant() + 1, coverage.failed());
      case NONE ->
          read(coverage.chunks(), coverage.read() + 1, coverage.relevant(), coverage.failed());
      case FAILED ->
          read(coverage.chunks(), coverage.read(), coverage.relevant(), coverage.failed() + 1);
    };
  }

  private static CoverageBody read(int chunks, int read, int relevant, int failed) {
    return new CoverageBody(chunks, read, 0, relevant, 0, failed, List.of());
  }
}
