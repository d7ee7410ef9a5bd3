package dev.trawl.actors.run;

import dev.trawl.actors.call.ModelGateway;
import dev.trawl.actors.call.ModelReply;
import dev.trawl.actors.call.Reserve;
import dev.trawl.actors.call.StepCall;
import dev.trawl.actors.chat.Courtesy;
import dev.trawl.actors.documents.Librarian;
import dev.trawl.actors.documents.Retrievers;
import dev.trawl.actors.window.HistoryFit;
import dev.trawl.actors.window.QuestionFit;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.QuestionKind;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.Timing;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.protocol.model.ReadingModel.Split;
import dev.trawl.protocol.model.Role;
import dev.trawl.retrieval.chunk.Languages;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The first phase: borrows the documents and prepares the question. A question with a history is
 * rewritten so that it can be understood alone. Then it is split into information and instruction,
 * and keywords are derived. If one of these model calls fails, the run continues without its result
 * and adds a warning.
 *
 * <p>A message that needs no document goes to {@link Chatting}: immediately if the caller marked
 * it, or, at level auto, if the model recognizes it. For a model that cannot recognize such
 * messages, such as the embedded one, {@link Courtesy} does it.
 */
final class Understanding {
  private Understanding() {}

  static Phase begin(RunScope run) {
    var ask = run.ask();
    run.journal().append(new What.Started(ask.question(), ask.level()));
    var refusal =
        Run.refusal(ask, run.settings().runs()).or(() -> run.models().refusal(run.ask().budget()));
    if (refusal.isPresent()) {
      return run.fail(refusal.get());
    }
    run.context().watchWith(ask.events(), new Run.ListenerGone());
    run.timers().startSingleTimer(new Run.TimedOut(), run.timeout());
    setBudget(run);
    if (ask.requirements().isChat()) {
      return Chatting.begin(run, noRetrievers(run));
    }
    var loans = run.context().messageAdapter(Librarian.Loan.class, Run.Borrowed::new);
    run.runs().librarian().tell(new Librarian.Lend(ask.documents(), loans));
    return new Borrowing(run);
  }

  private static Retrievers noRetrievers(RunScope run) {
    return new Retrievers(
        List.of(),
        Timing.NONE,
        run.context().getSystem().scheduler(),
        run.settings().runs().retrieverTimeout());
  }

  /** Reserves enough of the budget to write the answer with a full window. */
  private static void setBudget(RunScope run) {
    if (!run.ask().budget().equals(Budget.UNLIMITED)) {
      var window = run.writer().window();
      var reserve = new Reserve(window.promptTokens(), window.replyTokens());
      run.access()
          .gateway()
          .tell(
              new ModelGateway.SetBudget(
                  run.ask().run(), run.ask().budget(), reserve, run.context().getSelf()));
    }
  }

  private record Borrowing(RunScope run) implements Phase {
    @Override
    public Phase onMessage(Run.Command message) {
      return message instanceof Run.Borrowed(var loan)
          ? borrowed(loan)
          : run.handleCommon(this, message);
    }

    private Phase borrowed(Librarian.Loan loan) {
      if (!loan.missing().isEmpty()) {
        return run.fail(Run.notOpen(loan.missing().getFirst()));
      }
      var documents = loan.named(run.ask().names());
      documents.forEach(
          openDocument -> run.journal().append(new What.DocumentOpened(openDocument.document())));
      var retrievers =
          new Retrievers(
              documents,
              loan.opening(),
              run.context().getSystem().scheduler(),
              run.settings().runs().retrieverTimeout());
      if (run.subQuestion().isPresent()) {
        var language = run.subQuestion().get().language();
        var split = new Split(run.ask().question(), "", language);
        return understandsInOneCall(run) && documentLanguages(run).equals(List.of(language))
            ? withoutKeywords(run, retrievers, split)
            : understood(run, retrievers, split);
      }
      if (understandsInOneCall(run)) {
        return InOneCall.begin(run, retrievers);
      }
      if (run.ask().level() == Level.AUTO && Courtesy.isCourtesy(run.ask().question())) {
        return Chatting.begin(run, retrievers);
      }
      return run.ask().history().isEmpty()
          ? split(run, retrievers)
          : Rewriting.begin(run, retrievers);
    }
  }

  private static boolean understandsInOneCall(RunScope run) {
    return run.models().of(Role.PLANNER).allMatch(endpoint -> endpoint.model().understands());
  }

  /** A sub-question in the language of the documents needs no keywords besides its own words. */
  private static Phase withoutKeywords(RunScope run, Retrievers retrievers, Split split) {
    run.journal().append(new What.QuerySplit(split.information(), "", split.language()));
    return withKeywords(run, retrievers, List.of());
  }

  /** Waits for a model that analyses the question in one call. */
  private record InOneCall(RunScope run, Retrievers retrievers) implements Phase {
    static Phase begin(RunScope run, Retrievers retrievers) {
      var waiting = new InOneCall(run, retrievers);
      var task = waiting.task();
      if (task.isEmpty()) {
        return waiting.failed("the question does not fit the model's window");
      }
      run.call(task.get());
      return waiting;
    }

    /**
     * The question with as many turns and documents as fit; empty if not even the question alone
     * fits.
     */
    private Optional<ModelTask> task() {
      var ask = run.ask();
      var about = new AboutDocuments(run.settings().planning(), retrievers.documents());
      var planner = run.models().smallestWindow(Role.PLANNER);
      return Stream.concat(
              new HistoryFit(run.settings().history())
                  .newest(ask.history())
                  .map(turns -> new ModelTask.Understand(ask.question(), turns, List.of()))
                  .flatMap(task -> about.addedTo(task, planner::promptTokens)),
              Stream.of(new ModelTask.Understand(ask.question(), List.of(), List.of())))
          .map(ModelTask.class::cast)
          .filter(run::fits)
          .findFirst();
    }

    @Override
    public Phase onMessage(Run.Command message) {
      return switch (message) {
        case Run.Called(StepCall.Replied(ModelReply.Understood(var understanding))) ->
            understood(understanding);
        case Run.StepFailed(var why) -> failed(why);
        default -> run.handleCommon(this, message);
      };
    }

    private Phase understood(ReadingModel.Understanding understanding) {
      var question = understanding.question().strip();
      if (!run.ask().history().isEmpty() && accepts(question)) {
        run.journal().append(new What.Rewritten(question));
      }
      var split = understanding.split();
      var information = accepts(split.information()) ? split.information() : run.ask().question();
      run.journal()
          .append(
              new What.QuerySplit(
                  information,
                  run.instruction(split.instruction()),
                  run.settings().runs().languageOr(split.language()),
                  understanding.kind()));
      if (understanding.kind() == QuestionKind.CHAT && run.ask().level() == Level.AUTO) {
        return Chatting.begin(run, retrievers);
      }
      return withKeywords(run, retrievers, understanding.keywords());
    }

    private boolean accepts(String rewritten) {
      return new HistoryFit(run.settings().history()).accepts(rewritten, run.ask().question());
    }

    private Phase failed(String why) {
      run.warn("The question could not be analysed and is searched for as it was asked: " + why);
      var language = run.settings().runs().languageOr(Languages.of(run.ask().question()));
      run.journal()
          .append(new What.QuerySplit(run.ask().question(), run.instruction(""), language));
      return withKeywords(run, retrievers, List.of());
    }
  }

  private static Phase withKeywords(RunScope run, Retrievers retrievers, List<Keyword> derived) {
    if (run.state().level() == Level.REASON) {
      return Planning.begin(run, retrievers);
    }
    var limit = run.settings().runs().maxKeywords();
    run.journal()
        .append(new What.KeywordsChosen(derived.stream().distinct().limit(limit).toList()));
    return Locating.begin(run, retrievers);
  }

  /** Waits for the rewritten question. Only this call sees the conversation. */
  private record Rewriting(RunScope run, Retrievers retrievers) implements Phase {
    static Phase begin(RunScope run, Retrievers retrievers) {
      var rewriting = new Rewriting(run, retrievers);
      var planner = run.models().smallestWindow(Role.PLANNER);
      var task = rewriting.history().task(planner, run.ask().question(), run.ask().history());
      if (task.isEmpty()) {
        return rewriting.failed("the last turn does not fit the model's window");
      }
      run.call(task.get());
      return rewriting;
    }

    @Override
    public Phase onMessage(Run.Command message) {
      return switch (message) {
        case Run.Called(StepCall.Replied(ModelReply.Rewritten(var question))) ->
            rewritten(question);
        case Run.StepFailed(var why) -> failed(why);
        default -> run.handleCommon(this, message);
      };
    }

    private Phase rewritten(String question) {
      if (!history().accepts(question, run.ask().question())) {
        return failed("the model's version is empty or far too long");
      }
      run.journal().append(new What.Rewritten(question.strip()));
      return split(run, retrievers);
    }

    private Phase failed(String why) {
      run.warn(
          "The question could not be rewritten with its history and is used as it was asked: "
              + why);
      return split(run, retrievers);
    }

    private HistoryFit history() {
      return new HistoryFit(run.settings().history());
    }
  }

  private static Phase split(RunScope run, Retrievers retrievers) {
    var understood = run.state().split().information();
    var question = QuestionFit.prefix(understood, text -> run.fits(new ModelTask.Split(text)));
    run.call(new ModelTask.Split(question));
    return new Splitting(run, retrievers);
  }

  /** Waits for the question's information and instruction. */
  private record Splitting(RunScope run, Retrievers retrievers) implements Phase {
    @Override
    public Phase onMessage(Run.Command message) {
      return switch (message) {
        case Run.Called(StepCall.Replied(ModelReply.Split(var split)))
            when !split.information().isBlank() ->
            understood(run, retrievers, inLanguage(split));
        case Run.Called(StepCall.Replied ignored) ->
            failed("the model found nothing to search for");
        case Run.StepFailed(var why) -> failed(why);
        default -> run.handleCommon(this, message);
      };
    }

    private Phase failed(String why) {
      run.warn("The question could not be split and is searched for as a whole: " + why);
      var language = documentLanguages(run).stream().findFirst().orElse("und");
      var whole = new Split(run.state().split().information(), "", language);
      return understood(run, retrievers, inLanguage(whole));
    }

    /** The language in the settings takes precedence. */
    private Split inLanguage(Split split) {
      return new Split(
          split.information(),
          split.instruction(),
          run.settings().runs().languageOr(split.language()));
    }
  }

  private static Phase understood(RunScope run, Retrievers retrievers, Split split) {
    run.journal()
        .append(
            new What.QuerySplit(
                split.information(), run.instruction(split.instruction()), split.language()));
    return run.state().level() == Level.REASON
        ? Planning.begin(run, retrievers)
        : Deriving.begin(run, retrievers, split);
  }

  private static List<String> documentLanguages(RunScope run) {
    return run.state().documents().stream()
        .map(Document::languages)
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  /** Waits for keywords. */
  private record Deriving(RunScope run, Retrievers retrievers) implements Phase {
    static Phase begin(RunScope run, Retrievers retrievers, Split split) {
      Function<String, ModelTask.DeriveKeywords> task =
          text -> new ModelTask.DeriveKeywords(text, split.language(), documentLanguages(run));
      run.call(
          task.apply(QuestionFit.prefix(split.information(), text -> run.fits(task.apply(text)))));
      return new Deriving(run, retrievers);
    }

    @Override
    public Phase onMessage(Run.Command message) {
      return switch (message) {
        case Run.Called(StepCall.Replied(ModelReply.Keywords(var keywords))) ->
            withKeywords(run, retrievers, keywords);
        case Run.StepFailed(var why) -> {
          run.warn(
              "No keywords could be derived, so only the question's own words are used: " + why);
          yield withKeywords(run, retrievers, List.of());
        }
        default -> run.handleCommon(this, message);
      };
    }
  }
}
