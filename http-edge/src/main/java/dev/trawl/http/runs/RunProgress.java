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
        run, "running", "", Level.AUTO, 0, coverageOf(0, 0, 0, 0), Usage.NONE, Optional.empty());
  }

  RunProgress after(RunEvent event) {
    return changedBy(event.what()).withUsageOf(event);
  }

  private RunProgress changedBy(What what) {
    return switch (what) {
      case What.Started(var text, var requested) ->
          new RunProgress(run, status, text, requested, seq, coverage, usage, error);
      case What.Escalated escalated -> withLevel(escalated.to());
      case What.ReadingStarted(var chunks) -> withCoverage(coverageOf(chunks, 0, 0, 0));
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

  private RunProgress withUsageOf(RunEvent event) {
    return new RunProgress(
        run, status, question, level, event.seq(), coverage, event.usage(), error);
  }

  private RunProgress withLevel(Level next) {
    return new RunProgress(run, status, question, next, seq, coverage, usage, error);
  }

  private RunProgress withCoverage(CoverageBody now) {
    return new RunProgress(run, status, question, level, seq, now, usage, error);
  }

  private RunProgress ended(String endStatus, Optional<String> reason) {
    return new RunProgress(run, endStatus, question, level, seq, coverage, usage, reason);
  }

  private CoverageBody plus(RunEvent.Outcome outcome) {
    return switch (outcome) {
      case RELEVANT ->
          coverageOf(
              coverage.chunks(), coverage.read() + 1, coverage.relevant() + 1, coverage.failed());
      case NONE ->
          coverageOf(
              coverage.chunks(), coverage.read() + 1, coverage.relevant(), coverage.failed());
      case FAILED ->
          coverageOf(
              coverage.chunks(), coverage.read(), coverage.relevant(), coverage.failed() + 1);
    };
  }

  private static CoverageBody coverageOf(int chunks, int read, int relevant, int failed) {
    return new CoverageBody(chunks, read, 0, relevant, 0, failed, List.of());
  }
}
