package dev.trawl.actors.run;

import dev.trawl.actors.TrawlSettings;
import dev.trawl.actors.call.Caller;
import dev.trawl.actors.call.ModelGateway;
import dev.trawl.actors.call.Models;
import dev.trawl.actors.call.Observer;
import dev.trawl.actors.call.Reserve;
import dev.trawl.actors.call.StepJob;
import dev.trawl.actors.documents.Librarian;
import dev.trawl.actors.documents.Retrievers;
import dev.trawl.actors.plan.Planner;
import dev.trawl.actors.read.ReadingSupervisor;
import dev.trawl.actors.read.Verdicts;
import dev.trawl.actors.window.Excerpt;
import dev.trawl.actors.window.HistoryFit;
import dev.trawl.actors.window.QuestionFit;
import dev.trawl.actors.window.QuoteFinder;
import dev.trawl.actors.window.ReadingRank;
import dev.trawl.actors.window.WindowPacking;
import dev.trawl.actors.window.WindowSettings;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.Hit;
import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.ModelTask;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.ReadingModel;
import dev.trawl.protocol.ReadingModel.Draft;
import dev.trawl.protocol.ReadingModel.Split;
import dev.trawl.protocol.Role;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.TermStatistics;
import dev.trawl.protocol.Timing;
import dev.trawl.protocol.Usage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * One question on its way to its answer. Its phases, top down: borrow the documents, rewrite the
 * question where it belongs to a conversation, split it, derive keywords, search, fetch, answer;
 * and where the evidence does not answer and the level allows, read every chunk, search with the
 * quotes, fetch, answer.
 *
 * <p>Everything that happens is an event; exactly one of them is the last. A failed call costs its
 * step where another way leads on, a call that every endpoint refuses ends the run. When whoever
 * listens is gone, so is the run. Stopping it stops the calls it has under way.
 */
public final class Run {
  public sealed interface Command permits Own {}

  /** Sent by nobody but the run, the guardian, and the run's calls. */
  private sealed interface Own extends Command {}

  public record Cancel() implements Own {}

  /** How a reading pass goes. */
  private record OfReading(ReadingSupervisor.Report report) implements Own {}

  /** How the planner gets on. */
  private record OfPlanner(Planner.Report report) implements Own {}

  private record ListenerGone() implements Own {}

  private record TimedOut() implements Own {}

  private record Borrowed(Librarian.Loan loan) implements Own {}

  private record WasRewritten(String question) implements Own {}

  private record WasSplit(Split split) implements Own {}

  private record Derived(List<Keyword> keywords) implements Own {}

  private record Searched(Retrievers.Found found) implements Own {}

  private record Fetched(Retrievers.Fetched fetched) implements Own {}

  /** A piece of an answer that is being written. */
  private record Wrote(What.AnswerDelta delta) implements Own {}

  private record Drafted(Draft draft) implements Own {}

  /** What a call took, apart from what it gave. */
  private record Spent(Usage usage) implements Own {}

  /** The step under way failed, and no retry can help. */
  private record StepFailed(String why) implements Own {}

  private record CallRefused(String why) implements Own {}

  /** What all runs share. */
  public record Surroundings(
      Models models,
      ActorRef<ModelGateway.Command> gateway,
      ActorRef<Librarian.Command> librarian,
      Verdicts verdicts,
      TrawlSettings settings,
      Observer observer,
      InstantSource clock) {}

  /**
   * What searching for the question gave.
   *
   * @param hits by falling score
   */
  private record Ground(
      Retrievers retrievers, QuestionFit question, TermStatistics statistics, List<Hit> hits) {}

  /**
   * A question that is to be read for in one pass with others.
   *
   * @param chunks the best first
   * @param replyTo told how the pass goes for it, as if it were alone
   */
  public record Wish(
      ReadingSupervisor.Aim aim, List<ChunkId> chunks, ActorRef<ReadingSupervisor.Report> replyTo) {
    public Wish {
      chunks = List.copyOf(chunks);
    }
  }

  /**
   * Sub-questions that are read for together. They are all information, and need no call to be
   * split.
   *
   * @param language of all of them
   * @param count how many they are at most
   * @param reading starts the pass when all wishes are there
   */
  public record Together(String language, int count, Consumer<Wish> reading) {}

  private static final Pattern END = Pattern.compile("[.?!…。！？]$");

  private final ActorContext<Command> context;
  private final TimerScheduler<Command> timers;
  private final Surroundings around;
  private final Asking.Ask ask;

  /** Whose sub-question this is; empty for a question of its own, which alone may plan. */
  private final Optional<Together> together;

  private final RunJournal journal;
  private final Drafting drafting;

  public static Behavior<Command> create(Surroundings around, Asking.Ask ask) {
    return create(around, ask, Optional.empty());
  }

  /** A run for a planner, which plans no further and reads together with its like. */
  public static Behavior<Command> ofSubQuestion(
      Surroundings around, Asking.Ask ask, Together together) {
    return create(around, ask, Optional.of(together));
  }

  private static Behavior<Command> create(
      Surroundings around, Asking.Ask ask, Optional<Together> together) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new Run(context, timers, around, ask, together).begin()));
  }

  private Run(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Surroundings around,
      Asking.Ask ask,
      Optional<Together> together) {
    this.context = context;
    this.timers = timers;
    this.around = around;
    this.ask = ask;
    this.together = together;
    this.journal =
        new RunJournal(
            ask.run(),
            ask.events(),
            together.isEmpty() ? around.observer() : new Observer() {},
            around.clock());
    var self = context.getSelf();
    this.drafting = new Drafting(around.settings().drafts(), delta -> self.tell(new Wrote(delta)));
  }

  private Behavior<Command> begin() {
    journal.append(new What.Started(ask.question(), ask.level()));
    var refusal =
        refusal(ask.question(), ask.level(), ask.documents(), around.settings().runs())
            .or(this::uncountedCost);
    if (refusal.isPresent()) {
      return failed(refusal.get());
    }
    context.watchWith(ask.events(), new ListenerGone());
    timers.startSingleTimer(new TimedOut(), timeout());
    fund();
    around
        .librarian()
        .tell(
            new Librarian.Lend(
                ask.documents(), context.messageAdapter(Librarian.Loan.class, Borrowed::new)));
    return phase(this::borrowing);
  }

  private Duration timeout() {
    var longest = around.settings().runs().timeout();
    return ask.budget().time().filter(time -> time.compareTo(longest) < 0).orElse(longest);
  }

  /** Of what may be spent, enough is held back to write the answer with a full window. */
  private void fund() {
    if (!ask.budget().equals(Budget.UNLIMITED)) {
      var window = writer().window();
      around
          .gateway()
          .tell(
              new ModelGateway.Fund(
                  ask.run(),
                  ask.budget(),
                  new Reserve(window.promptTokens(), window.replyTokens()),
                  context.getSelf()));
    }
  }

  private ReadingModel writer() {
    return around.models().strictest(Role.WRITER);
  }

  /** A cap that nothing is counted against would cap nothing. */
  private Optional<String> uncountedCost() {
    var models = around.models();
    return ask.budget().cost().isPresent() && !models.areEmbedded() && !models.arePriced()
        ? Optional.of(
            "The cost is capped and nobody set a price: set %s.price, or leave the cap out."
                .formatted(models.endpoints().getFirst().name()))
        : Optional.empty();
  }

  /** Why no run would take the question, in one line. */
  public static Optional<String> refusal(
      String question, Level level, List<DocumentId> documents, RunSettings settings) {
    var longest = settings.maxQuestionCharacters();
    if (question.isBlank()) {
      return Optional.of("The question is empty: ask something.");
    }
    if (question.length() > longest) {
      return Optional.of(
          "The question has %d characters, and %d is the most: shorten it, or raise trawl.runs.max-question-characters."
              .formatted(question.length(), longest));
    }
    return documents.isEmpty()
        ? Optional.of("There is no document to ask: open one first.")
        : Optional.empty();
  }

  private Behavior<Command> borrowing(Command message) {
    if (!(message instanceof Borrowed(var loan))) {
      return otherwise(message);
    }
    if (!loan.missing().isEmpty()) {
      return failed(notOpen(loan.missing().getFirst()));
    }
    var documents = loan.named(ask.names());
    documents.forEach(lent -> journal.append(new What.DocumentOpened(lent.document())));
    var retrievers =
        new Retrievers(
            documents,
            loan.opening(),
            context.getSystem().scheduler(),
            around.settings().runs().retrieverTimeout());
    if (together.isPresent()) {
      return begin(retrievers, new Split(ask.question(), "", together.get().language()));
    }
    return ask.history().isEmpty() ? split(retrievers) : rewrite(retrievers);
  }

  public static String notOpen(DocumentId document) {
    return "Document %s is not open: open it first.".formatted(document.brief());
  }

  /** The one call that is told the history. */
  private Behavior<Command> rewrite(Retrievers retrievers) {
    var planner = around.models().strictest(Role.PLANNER);
    var task = history().task(planner, ask.question(), ask.history());
    if (task.isEmpty()) {
      return asItStands(retrievers, "the last turn does not fit the model's window");
    }
    call(task.get(), ReadingModel::rewrite, WasRewritten::new);
    return phase(message -> rewriting(retrievers, message));
  }

  private HistoryFit history() {
    return new HistoryFit(around.settings().history());
  }

  private Behavior<Command> rewriting(Retrievers retrievers, Command message) {
    return switch (message) {
      case WasRewritten(var question) when history().accepts(question, ask.question()) -> {
        journal.append(new What.Rewritten(question.strip()));
        yield split(retrievers);
      }
      case WasRewritten ignored ->
          asItStands(retrievers, "what the model made of it is empty or far too long");
      case StepFailed(var why) -> asItStands(retrievers, why);
      default -> otherwise(message);
    };
  }

  private Behavior<Command> asItStands(Retrievers retrievers, String why) {
    warn("The question could not be rewritten to stand alone and is taken as it stands: " + why);
    return split(retrievers);
  }

  private Behavior<Command> split(Retrievers retrievers) {
    var understood = journal.state().split().information();
    var question = QuestionFit.prefix(understood, text -> fits(new ModelTask.Split(text)));
    call(new ModelTask.Split(question), ReadingModel::split, WasSplit::new);
    return phase(message -> splitting(retrievers, message));
  }

  private Behavior<Command> splitting(Retrievers retrievers, Command message) {
    return switch (message) {
      case WasSplit(var split) when !split.information().isBlank() ->
          begin(retrievers, told(split));
      case WasSplit ignored -> begin(retrievers, unsplit("it found nothing to look for"));
      case StepFailed(var why) -> begin(retrievers, unsplit(why));
      default -> otherwise(message);
    };
  }

  private Split told(Split split) {
    return new Split(
        split.information(),
        split.instruction(),
        around.settings().runs().languageOr(split.language()));
  }

  private Split unsplit(String why) {
    warn("The question could not be split and is searched as it stands: " + why);
    var language = documentLanguages().stream().findFirst().orElse("und");
    return told(new Split(journal.state().split().information(), "", language));
  }

  private Behavior<Command> begin(Retrievers retrievers, Split split) {
    journal.append(new What.QuerySplit(split.information(), split.instruction(), split.language()));
    return journal.state().level() == Level.REASON ? plan(retrievers) : derive(retrievers, split);
  }

  private Behavior<Command> derive(Retrievers retrievers, Split split) {
    Function<String, ModelTask.DeriveKeywords> task =
        text -> new ModelTask.DeriveKeywords(text, split.language(), documentLanguages());
    call(
        task.apply(QuestionFit.prefix(split.information(), text -> fits(task.apply(text)))),
        ReadingModel::deriveKeywords,
        Derived::new);
    return phase(message -> deriving(retrievers, message));
  }

  private List<String> documentLanguages() {
    return journal.state().documents().stream()
        .flatMap(document -> document.languages().stream())
        .distinct()
        .toList();
  }

  private Behavior<Command> deriving(Retrievers retrievers, Command message) {
    return switch (message) {
      case Derived(var keywords) -> search(retrievers, keywords);
      case StepFailed(var why) -> {
        warn("No keywords could be derived, only the question's own words: " + why);
        yield search(retrievers, List.of());
      }
      default -> otherwise(message);
    };
  }

  private Behavior<Command> search(Retrievers retrievers, List<Keyword> derived) {
    var keywords =
        derived.stream().distinct().limit(around.settings().runs().maxKeywords()).toList();
    journal.append(new What.KeywordsChosen(keywords));
    var split = journal.state().split();
    find(retrievers, new Query(split.information(), split.language(), keywords));
    return phase(message -> searching(retrievers, message));
  }

  private void find(Retrievers retrievers, Query query) {
    step(retrievers.search(query, around.settings().window().maxHits()), Searched::new);
  }

  private Behavior<Command> searching(Retrievers retrievers, Command message) {
    if (!(message instanceof Searched(var found))) {
      return otherwise(message);
    }
    found.warnings().forEach(this::warn);
    if (found.statistics().chunks() == 0 && !found.warnings().isEmpty()) {
      return failed("No document could be searched: " + found.warnings().getFirst());
    }
    journal.append(new What.Retrieved(found.hits()));
    var state = journal.state();
    var question =
        QuestionFit.of(
            around.models().strictest(),
            state.split(),
            state.keywords(),
            around.settings().window().questionShare() / together.map(Together::count).orElse(1));
    if (question.information().isBlank()) {
      return failed(around.models().noRoom());
    }
    question.warnings().forEach(this::warn);
    var ground = new Ground(retrievers, question, found.statistics(), found.hits());
    if (state.level() == Level.READ) {
      return read(ground);
    }
    return found.hits().isEmpty()
        ? notAnswered(ground, 0, "no chunk matches the question's words")
        : fetch(ground, found.hits());
  }

  private Behavior<Command> fetch(Ground ground, List<Hit> hits) {
    var candidates =
        candidates(hits, journal.state().documents(), writer(), around.settings().window());
    step(ground.retrievers().fetch(candidates), Fetched::new);
    return phase(message -> fetching(ground, message));
  }

  /** What may go into the window: more than fits, so that small chunks can fill gaps. */
  static List<ChunkId> candidates(
      List<Hit> hits, List<Document> documents, ReadingModel writer, WindowSettings window) {
    return window.fairShare().order(hits, windowChunks(documents, writer)).stream()
        .limit(window.maxHits())
        .map(Hit::chunk)
        .toList();
  }

  /** About how many chunks a window takes. */
  private static int windowChunks(List<Document> documents, ReadingModel writer) {
    var tokens = documents.stream().mapToLong(Document::tokens).sum();
    var chunks = documents.stream().mapToInt(Document::chunks).sum();
    var mean = Math.max(1, tokens / Math.max(1, chunks));
    return (int) Math.max(1, writer.window().promptTokens() / mean);
  }

  private Behavior<Command> fetching(Ground ground, Command message) {
    if (!(message instanceof Fetched(var fetched))) {
      return otherwise(message);
    }
    fetched.warnings().forEach(this::warn);
    var window =
        WindowPacking.pack(
            fetched.excerpts(),
            chunks ->
                writer().promptTokens(answerTask(ground.question(), ground.statistics(), chunks)),
            writer().window().promptTokens());
    if (window.isEmpty()) {
      return notAnswered(ground, 0, "no chunk fits the model's window");
    }
    var task = answerTask(ground.question(), ground.statistics(), WindowPacking.chunks(window));
    call(task, (model, answering) -> model.answer(answering, drafting), Drafted::new);
    return phase(drafted -> answering(ground, window, drafted));
  }

  static ModelTask.Answer answerTask(
      QuestionFit question, TermStatistics statistics, List<Chunk> chunks) {
    return new ModelTask.Answer(
        question.information(), question.instruction(), question.query(), statistics, chunks);
  }

  private Behavior<Command> answering(Ground ground, List<Excerpt> window, Command message) {
    return switch (message) {
      case Wrote(var delta) -> {
        journal.append(delta);
        yield Behaviors.same();
      }
      case Drafted(var draft) -> {
        drafting.rest().ifPresent(journal::append);
        yield judge(ground, window, draft);
      }
      case StepFailed(var why) when mayReadOn() ->
          notAnswered(ground, window.size(), "the answer could not be written: " + why);
      case StepFailed(var why) -> withoutAnswer(ground.retrievers(), why);
      case TimedOut timedOut -> withoutAnswer(ground.retrievers(), "time is up");
      default -> otherwise(message);
    };
  }

  /** An answer counts when a quote it stands on is really there. */
  private Behavior<Command> judge(Ground ground, List<Excerpt> window, Draft draft) {
    var evidence = verified(window, draft);
    if (draft.answered() && !draft.text().isBlank() && !evidence.isEmpty()) {
      return answered(
          conclusion(ground.retrievers(), window.size(), evidence)
              .answered(draft.text(), evidence));
    }
    return notAnswered(
        ground,
        window.size(),
        draft.answered()
            ? "no quote of the answer stands in the documents"
            : "the chunks that match best do not answer the question");
  }

  private List<Evidence> verified(List<Excerpt> window, Draft draft) {
    var excerpts =
        window.stream().collect(Collectors.toMap(excerpt -> excerpt.chunk().id(), e -> e));
    var found =
        draft.quotes().stream()
            .flatMap(
                quote ->
                    Optional.ofNullable(excerpts.get(quote.chunk()))
                        .flatMap(excerpt -> QuoteFinder.find(excerpt, quote.text()))
                        .stream())
            .toList();
    warnDropped(draft.quotes().size() - found.size());
    return found.stream().distinct().limit(around.settings().runs().maxCitations()).toList();
  }

  private void warnDropped(int quotes) {
    if (quotes > 0) {
      warn(
          "%d of the model's quotes did not stand in their chunk and were dropped."
              .formatted(quotes));
    }
  }

  private boolean mayReadOn() {
    return ask.level() == Level.AUTO && journal.state().level() == Level.RETRIEVE;
  }

  private Behavior<Command> notAnswered(Ground ground, int shown, String why) {
    if (mayReadOn()) {
      journal.append(new What.Escalated(Level.RETRIEVE, Level.READ, why));
      return read(ground);
    }
    if (mayPlan()) {
      return planOn(ground, why);
    }
    return answered(conclusion(ground.retrievers(), shown, List.of()).unanswered());
  }

  /** Where every chunk was read and none answers, several of them together may. */
  private boolean mayPlan() {
    return ask.level() == Level.AUTO
        && together.isEmpty()
        && journal.state().level() == Level.READ
        && journal.state().pass().readings().coverage().isFull();
  }

  /** Steps up when the planner knows what to ask first, and is left as it was when it does not. */
  private Behavior<Command> planOn(Ground ground, String why) {
    var question = new Finding(journal.state().split().information(), "", List.of());
    var planner = planner(ground.retrievers(), List.of(question));
    return phase(
        message -> {
          if (message instanceof OfPlanner(Planner.Asked asked)) {
            journal.append(new What.Escalated(Level.READ, Level.REASON, why));
            planning(ground.retrievers(), planner, message);
            return phase(next -> planning(ground.retrievers(), planner, next));
          }
          return isFruitless(message)
              ? answered(conclusion(ground.retrievers(), 0, List.of()).unanswered())
              : planning(ground.retrievers(), planner, message);
        });
  }

  /** The planner ended before it asked anything. */
  private static boolean isFruitless(Command message) {
    return message instanceof OfPlanner(var report)
        && (report instanceof Planner.Concluded || report instanceof Planner.Ended);
  }

  private Behavior<Command> plan(Retrievers retrievers) {
    var planner = planner(retrievers, List.of());
    return phase(message -> planning(retrievers, planner, message));
  }

  private ActorRef<Planner.Command> planner(Retrievers retrievers, List<Finding> known) {
    var task =
        new Planner.Task(
            ask.run(), journal.state().split(), ask.documents(), known, retrievers, around);
    var planner =
        context.spawnAnonymous(
            Planner.create(task, context.messageAdapter(Planner.Report.class, OfPlanner::new)));
    context.watch(planner);
    return planner;
  }

  private Behavior<Command> planning(
      Retrievers retrievers, ActorRef<Planner.Command> planner, Command message) {
    return switch (message) {
      case OfPlanner(Planner.Spent(var usage)) -> {
        journal.spend(usage);
        yield Behaviors.same();
      }
      case OfPlanner(Planner.Asked(var subQuestion)) ->
          happened(new What.SubQuestionAsked(subQuestion));
      case OfPlanner(Planner.Found(Finding(var subQuestion, var answer, var evidence))) ->
          happened(new What.SubQuestionAnswered(subQuestion, answer, evidence));
      case OfPlanner(Planner.Happened(What.Warned(var warning))) -> {
        warn(warning);
        yield Behaviors.same();
      }
      case OfPlanner(Planner.Happened(var what)) -> happened(what);
      case OfPlanner(Planner.Concluded(var step)) -> reasoned(retrievers, step);
      case OfPlanner(Planner.Ended(var why)) -> unreasoned(retrievers, why);
      case OfPlanner(Planner.Refused(var why)) -> otherwise(new CallRefused(why));
      case StepFailed(var why) -> unreasoned(retrievers, why);
      case TimedOut timedOut -> {
        context.stop(planner);
        yield unreasoned(retrievers, "time is up");
      }
      default -> otherwise(message);
    };
  }

  private Behavior<Command> happened(What what) {
    journal.append(what);
    return Behaviors.same();
  }

  /** An answer counts when it stands on evidence; the planner has left out what is none. */
  private Behavior<Command> reasoned(Retrievers retrievers, ReadingModel.Step step) {
    var most = around.settings().runs().maxCitations();
    return switch (step) {
      case ReadingModel.Step.Answer answer
          when !answer.text().isBlank() && !evidence(answer.grounds(), most).isEmpty() -> {
        var evidence =
            evidence(
                Stream.concat(answer.grounds().stream(), answer.contradicting().stream()).toList(),
                most);
        yield answered(conclusion(retrievers, 0, evidence).reasoned(answer, evidence));
      }
      case ReadingModel.Step.GiveUp(var missing, var grounds)
          when ask.level() == Level.AUTO && evidence(grounds, most).isEmpty() ->
          answered(conclusion(retrievers, 0, List.of()).unanswered());
      case ReadingModel.Step.GiveUp(var missing, var grounds) -> {
        var evidence = evidence(grounds, most);
        yield answered(conclusion(retrievers, 0, evidence).missing(missing, grounds, evidence));
      }
      default -> unreasoned(retrievers, "no quote of the answer stands in the documents");
    };
  }

  /** The planner came to no end: what it found is worth having, and that it found nothing too. */
  private Behavior<Command> unreasoned(Retrievers retrievers, String why) {
    return journal.state().findings().stream().allMatch(finding -> finding.evidence().isEmpty())
        ? answered(conclusion(retrievers, 0, List.of()).unreached(why))
        : withoutAnswer(retrievers, why);
  }

  private static List<Evidence> evidence(List<Finding> findings, int most) {
    return findings.stream()
        .flatMap(finding -> finding.evidence().stream())
        .distinct()
        .limit(most)
        .toList();
  }

  private Behavior<Command> read(Ground ground) {
    var chunks = inReadingOrder(ground.hits(), journal.state().documents());
    journal.append(new What.ReadingStarted(chunks.size()));
    var question = ground.question().asked(ground.statistics());
    var aim = new ReadingSupervisor.Aim(question, Set.copyOf(ask.documents()));
    if (together.isPresent()) {
      together.get().reading().accept(new Wish(aim, chunks, readingReports()));
      return phase(message -> reading(ground, Optional.empty(), 0, message));
    }
    var pass =
        new ReadingSupervisor.Pass(ask.run(), List.of(aim), chunks, ground.retrievers(), around);
    var supervisor = context.spawnAnonymous(ReadingSupervisor.create(pass, readingReports()));
    context.watch(supervisor);
    return phase(message -> reading(ground, Optional.of(supervisor), 0, message));
  }

  private ActorRef<ReadingSupervisor.Report> readingReports() {
    return context.messageAdapter(ReadingSupervisor.Report.class, OfReading::new);
  }

  /** What was found first, as the answer is usually there; then the rest in document order. */
  static List<ChunkId> inReadingOrder(List<Hit> hits, List<Document> documents) {
    var order = new LinkedHashSet<ChunkId>();
    hits.forEach(hit -> order.add(hit.chunk()));
    for (var document : documents) {
      IntStream.range(0, document.chunks())
          .forEach(ordinal -> order.add(new ChunkId(document.id(), ordinal)));
    }
    return List.copyOf(order);
  }

  private Behavior<Command> reading(
      Ground ground,
      Optional<ActorRef<ReadingSupervisor.Command>> supervisor,
      int dropped,
      Command message) {
    return switch (message) {
      case OfReading(ReadingSupervisor.ChunkEnded(var reads, var usage)) -> {
        var read = reads.getFirst();
        journal.spend(usage);
        journal.append(read.what());
        yield read.dropped() == 0
            ? Behaviors.same()
            : phase(next -> reading(ground, supervisor, dropped + read.dropped(), next));
      }
      case OfReading(ReadingSupervisor.PassEnded(var cut)) -> {
        cut.ifPresent(why -> warn("Reading stopped before the end: " + why));
        yield review(ground, dropped);
      }
      case TimedOut timedOut -> {
        supervisor.ifPresent(context::stop);
        timers.startSingleTimer(timedOut, around.settings().runs().grace());
        warn("Reading stopped when time was up; allow more time to read on.");
        yield review(ground, dropped);
      }
      default -> otherwise(message);
    };
  }

  /** Searches with what the readers quoted: its words are the document's own. */
  private Behavior<Command> review(Ground ground, int dropped) {
    warnDropped(dropped);
    if (relevant().isEmpty()) {
      return notAnswered(ground, 0, "nothing was quoted");
    }
    var split = journal.state().split();
    find(ground.retrievers(), new Query(quoted(), split.language(), journal.state().keywords()));
    return phase(message -> reviewing(ground, message));
  }

  private List<What.ChunkRead> relevant() {
    return journal.state().pass().readings().relevant();
  }

  /** The quotes, the most relevant first, up to a bound. */
  private String quoted() {
    var most = around.settings().window().maxQuoteQueryCharacters();
    var text =
        relevant().stream()
            .flatMap(read -> read.quotes().stream())
            .map(Evidence::quote)
            .collect(Collectors.joining("\n"));
    return QuestionFit.prefix(text, part -> part.length() <= most);
  }

  private Behavior<Command> reviewing(Ground ground, Command message) {
    return switch (message) {
      case Searched(var found) -> {
        found.warnings().forEach(this::warn);
        var relevance =
            relevant().stream()
                .collect(Collectors.toMap(What.ChunkRead::chunk, What.ChunkRead::relevance));
        yield fetch(ground, ReadingRank.of(relevance, found.hits()));
      }
      case TimedOut timedOut -> withoutAnswer(ground.retrievers(), "time is up");
      default -> otherwise(message);
    };
  }

  /** No answer could be written: what was quoted is worth having all the same. */
  private Behavior<Command> withoutAnswer(Retrievers retrievers, String why) {
    var found = evidence(journal.state().findings(), Integer.MAX_VALUE).stream();
    var read = relevant().stream().flatMap(chunk -> chunk.quotes().stream());
    var quotes =
        Stream.concat(found, read)
            .distinct()
            .limit(around.settings().runs().maxCitations())
            .toList();
    return quotes.isEmpty()
        ? failed("No answer could be written: " + why)
        : answered(conclusion(retrievers, 0, quotes).quotes(why, quotes));
  }

  private Conclusion conclusion(Retrievers retrievers, int shown, List<Evidence> evidence) {
    var state = journal.state();
    var coverage =
        state.level() == Level.RETRIEVE || state.pass().readings().coverage().chunks() == 0
            ? Conclusion.ofWindow(state, shown, evidence)
            : state.pass().readings().coverage();
    return new Conclusion(state, coverage, timing(retrievers), journal.usage());
  }

  private Timing timing(Retrievers retrievers) {
    var state = journal.state();
    var opening = retrievers.opening();
    var started = state.progress().startedAt();
    return new Timing(
        opening.parseMs(),
        opening.indexMs(),
        state.pass().millis(),
        opening.totalMs() + Duration.between(started, around.clock().instant()).toMillis());
  }

  /** What any phase may hear. */
  private Behavior<Command> otherwise(Command message) {
    switch (message) {
      case Spent(var usage) -> journal.spend(usage);
      case OfReading(ReadingSupervisor.Retrying(var usage)) -> journal.spend(usage);
      case OfReading(ReadingSupervisor.PassRefused(var why, var usage)) -> {
        journal.spend(usage);
        return failed("The model refuses every call: " + why);
      }
      case CallRefused(var why) -> {
        return failed("The model refuses every call: " + why);
      }
      case StepFailed(var why) -> {
        return failed(why);
      }
      case TimedOut ignored -> {
        return failed(
            "No answer within %d s: allow more time, or raise trawl.runs.timeout."
                .formatted(timeout().toSeconds()));
      }
      case Cancel ignored -> {
        return ended(new What.Cancelled());
      }
      case ListenerGone ignored -> {
        return ended(new What.Cancelled());
      }
      default -> context.getLog().debug("too late: {}", message.getClass().getSimpleName());
    }
    return Behaviors.same();
  }

  private Behavior<Command> phase(Function<Command, Behavior<Command>> handler) {
    return Behaviors.receive(Command.class)
        .onAnyMessage(handler::apply)
        .onSignal(ChildFailed.class, failed -> childFailed(failed, handler))
        .onSignal(Terminated.class, ended -> Behaviors.same())
        .onSignal(PostStop.class, stop -> stopped())
        .build();
  }

  private Behavior<Command> childFailed(
      ChildFailed failed, Function<Command, Behavior<Command>> handler) {
    return handler.apply(new StepFailed(Caller.why(failed.cause())));
  }

  /** A run that is stopped, or broke, still has a last event. */
  private Behavior<Command> stopped() {
    if (!journal.state().progress().ended()) {
      journal.append(new What.Failed("The run was stopped before it ended: ask again."));
    }
    return Behaviors.same();
  }

  private Behavior<Command> failed(String error) {
    return ended(new What.Failed(sentence(error)));
  }

  private Behavior<Command> answered(Answer answer) {
    return ended(new What.Answered(answer));
  }

  private Behavior<Command> ended(What last) {
    journal.append(last);
    return Behaviors.stopped();
  }

  private void warn(String warning) {
    var sentence = sentence(warning);
    if (!journal.state().warnings().contains(sentence)) {
      journal.append(new What.Warned(sentence));
    }
  }

  /** What others said may end as a sentence does, or not. */
  private static String sentence(String text) {
    return END.matcher(text).find() ? text : text + ".";
  }

  private boolean fits(ModelTask task) {
    var model = around.models().strictest(Role.of(task));
    return model.promptTokens(task) <= model.window().promptTokens();
  }

  private <T> void step(CompletionStage<T> stage, Function<T, Command> then) {
    context.pipeToSelf(
        stage,
        (value, cause) -> cause == null ? then.apply(value) : new StepFailed(Caller.why(cause)));
  }

  private <K extends ModelTask, T> void call(
      K task, StepJob.Calling<K, T> calling, Function<T, Command> then) {
    var self = context.getSelf();
    var job =
        StepJob.of(
            ask.run(),
            around.models(),
            task,
            calling,
            new Hearing(self),
            value -> self.tell(then.apply(value)));
    context.watch(context.spawnAnonymous(Caller.create(around, job)));
  }

  /** How a call of the run went. */
  private record Hearing(ActorRef<Command> self) implements StepJob.Listener {
    @Override
    public void spent(Usage usage) {
      self.tell(new Spent(usage));
    }

    @Override
    public void failed(String why) {
      self.tell(new StepFailed(why));
    }

    @Override
    public void refused(String why) {
      self.tell(new CallRefused(why));
    }
  }
}
