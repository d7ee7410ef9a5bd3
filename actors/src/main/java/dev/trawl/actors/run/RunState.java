package dev.trawl.actors.run;

import dev.trawl.actors.read.Readings;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.QuestionKind;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.model.ReadingModel.Split;
import dev.trawl.protocol.model.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The state of a run, derived only from its events, so that a run can be resumed from stored
 * events. Immutable.
 *
 * @param level the run's current level; never {@link Level#AUTO}
 * @param split the split question; before the split, the whole question
 * @param findings answers to sub-questions, in the order in which they arrived
 * @param warnings in the order in which they arrived; duplicates are kept
 */
record RunState(
    Progress progress,
    Asked asked,
    Level level,
    List<Document> documents,
    Split split,
    List<Keyword> keywords,
    Pass pass,
    List<Finding> findings,
    List<String> warnings) {
  /**
   * @param seq number of the last event; 0 before the first
   * @param ended true after the last event
   */
  record Progress(long seq, Instant startedAt, Instant at, Usage usage, boolean ended) {
    private Progress after(RunEvent event) {
      return new Progress(
          event.seq(),
          seq == 0 ? event.at() : startedAt,
          event.at(),
          event.usage(),
          event.what().isLast());
    }

    long millis() {
      return Duration.between(startedAt, at).toMillis();
    }
  }

  /**
   * @param kind {@code FACT} until the question is understood
   */
  record Asked(String question, Level level, QuestionKind kind) {}

  /**
   * The reading pass.
   *
   * @param millis from its start to the last chunk read
   */
  public record Pass(Readings readings, Instant startedAt, long millis) {}

  /** Before the first event. */
  static final RunState NONE =
      new RunState(
          new Progress(0, Instant.EPOCH, Instant.EPOCH, Usage.NONE, false),
          new Asked("", Level.AUTO, QuestionKind.FACT),
          Level.RETRIEVE,
          List.of(),
          new Split("", "", "und"),
          List.of(),
          new Pass(Readings.NONE, Instant.EPOCH, 0),
          List.of(),
          List.of());

  /** The state after {@code event}, which must follow the last one. */
  RunState updated(RunEvent event) {
    if (event.seq() != progress.seq() + 1 || progress.ended()) {
      throw new IllegalArgumentException(
          "event %d cannot follow event %d".formatted(event.seq(), progress.seq()));
    }
    return applied(event).withProgress(progress.after(event));
  }

  private RunState applied(RunEvent event) {
    return switch (event.what()) {
      case What.Started(var question, var wanted) -> started(question, wanted);
      case What.DocumentOpened(var document) ->
          with(documents(document), split, keywords, pass, warnings);
      case What.Rewritten(var question) ->
          with(documents, unsplit(question), keywords, pass, warnings);
      case What.QuerySplit(var information, var instruction, var language, var kind) ->
          withKind(kind)
              .with(
                  documents,
                  new Split(information, instruction, language),
                  keywords,
                  pass,
                  warnings);
      case What.KeywordsChosen(var chosen) -> with(documents, split, chosen, pass, warnings);
      case What.ReadingStarted(var chunks) ->
          withLevel(level == Level.REASON ? level : Level.READ)
              .with(
                  documents,
                  split,
                  keywords,
                  new Pass(Readings.of(chunks), event.at(), 0),
                  warnings);
      case What.ChunkRead read -> with(documents, split, keywords, read(read, event), warnings);
      case What.Escalated(var from, var to, var why) -> withLevel(to);
      case What.Warned(var warning) ->
          with(documents, split, keywords, pass, plus(warnings, warning));
      case What.Retrieved ignored -> this;
      case What.SubQuestionAsked ignored -> this;
      case What.SubQuestionAnswered(var subQuestion, var answer, var evidence) ->
          withFinding(new Finding(subQuestion, answer, evidence));
      case What.AnswerDelta ignored -> this;
      case What.Answered ignored -> this;
      case What.Failed ignored -> this;
      case What.Cancelled ignored -> this;
    };
  }

  private RunState started(String question, Level wanted) {
    return new RunState(
        progress,
        new Asked(question, wanted, QuestionKind.FACT),
        wanted == Level.AUTO ? Level.RETRIEVE : wanted,
        documents,
        unsplit(question),
        keywords,
        pass,
        findings,
        warnings);
  }

  private static Split unsplit(String question) {
    return new Split(question, "", "und");
  }

  private RunState withFinding(Finding finding) {
    return new RunState(
        progress,
        asked,
        level,
        documents,
        split,
        keywords,
        pass,
        plus(findings, finding),
        warnings);
  }

  private Pass read(What.ChunkRead read, RunEvent event) {
    return new Pass(
        pass.readings().plus(read),
        pass.startedAt(),
        Duration.between(pass.startedAt(), event.at()).toMillis());
  }

  private List<Document> documents(Document document) {
    return plus(documents, document);
  }

  private static <T> List<T> plus(List<T> list, T last) {
    return Stream.concat(list.stream(), Stream.of(last)).toList();
  }

  private RunState withKind(QuestionKind kind) {
    return new RunState(
        progress,
        new Asked(asked.question(), asked.level(), kind),
        level,
        documents,
        split,
        keywords,
        pass,
        findings,
        warnings);
  }

  private RunState withProgress(Progress now) {
    return new RunState(now, asked, level, documents, split, keywords, pass, findings, warnings);
  }

  private RunState withLevel(Level now) {
    return new RunState(progress, asked, now, documents, split, keywords, pass, findings, warnings);
  }

  private RunState with(
      List<Document> documents,
      Split split,
      List<Keyword> keywords,
      Pass pass,
      List<String> warnings) {
    return new RunState(
        progress, asked, level, documents, split, keywords, pass, findings, warnings);
  }

  /**
   * The roles whose models decide that the documents do not contain an answer: the writer, a reader
   * that may reject the chunk with the answer, and a planner that may give up. A planner that asked
   * nothing only confirms the others, so the level is not {@link Level#REASON} then.
   */
  Set<Role> judges() {
    var roles = EnumSet.of(Role.WRITER);
    if (pass.readings().chunks() > 0) {
      roles.add(Role.READER);
    }
    if (level == Level.REASON) {
      roles.add(Role.PLANNER);
    }
    return roles;
  }

  /** The number of chunks in all documents. */
  int chunks() {
    return documents.stream().mapToInt(Document::chunks).sum();
  }
}
