package dev.trawl.actors.run;

import dev.trawl.actors.documents.Retrievers;
import dev.trawl.actors.plan.Planner;
import dev.trawl.actors.read.ReadingSupervisor;
import dev.trawl.actors.window.QuestionFit;
import dev.trawl.actors.window.ReadingRank;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Hit;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.QuestionKind;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.RunEvent.What.ChunkRead;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Lets readers read every chunk, then searches with their quotes, because these use the document's
 * own words.
 */
final class Reading {
  /** Further sentences for the same item of a list add nothing new. */
  private static final int MAX_ITEM_EVIDENCE = 3;

  /** Maximum number of items kept for the warning about items that no sentence names. */
  private static final int MAX_LOST = 100;

  private Reading() {}

  static Phase begin(RunScope run, Retrieving.SearchContext search) {
    var chunks = order(search.hits(), run.state().documents());
    run.journal().append(new What.ReadingStarted(chunks.size()));
    var question = search.question().forReaders(search.statistics(), run.state().asked().kind());
    var documentQuestion =
        new ReadingSupervisor.DocumentQuestion(question, Set.copyOf(run.ask().documents()));
    var reports =
        run.context().messageAdapter(ReadingSupervisor.Report.class, Run.ReadingReported::new);
    int place = run.subQuestion().map(Planner.Ask::place).orElse(0);
    var request =
        new ReadingSupervisor.ReadFor(
            place, documentQuestion, chunks, judged(search), togetherTokens(run, search), reports);
    if (run.subQuestion().isPresent()) {
      run.subQuestion().get().pass().tell(request);
      return new Pass(run, search, Optional.empty(), Losses.NONE);
    }
    var pass =
        new ReadingSupervisor.Pass(run.ask().run(), search.retrievers(), run.usageReceiver(), 1);
    var supervisor =
        run.context().spawnAnonymous(ReadingSupervisor.create(run.runs().readers(), pass));
    run.context().watch(supervisor);
    supervisor.tell(request);
    return new Pass(run, search, Optional.of(supervisor), Losses.NONE);
  }

  /** The writer has judged these chunks for the same question, so readers need not judge them. */
  private static Map<ChunkId, ChunkRead> judged(Retrieving.SearchContext search) {
    return search.before().judged().stream()
        .collect(Collectors.toMap(Function.identity(), ChunkRead::none));
  }

  /** Items of documents that fit a window are found in one call. */
  private static int togetherTokens(RunScope run, Retrieving.SearchContext search) {
    return run.state().asked().kind().isOfItems() && Answering.fitsWhole(run, search)
        ? run.state().documents().stream().mapToInt(Document::tokens).sum()
        : 0;
  }

  /**
   * The hits come first, because they usually contain the answer; the other chunks follow in
   * document order.
   */
  static List<ChunkId> order(List<Hit> hits, List<Document> documents) {
    var order = new LinkedHashSet<ChunkId>();
    hits.forEach(hit -> order.add(hit.chunk()));
    for (var document : documents) {
      IntStream.range(0, document.chunks())
          .forEach(ordinal -> order.add(new ChunkId(document.id(), ordinal)));
    }
    return List.copyOf(order);
  }

  /**
   * What readers reported that could not be used, or not completely.
   *
   * @param dropped the number of quotes that their chunk does not contain
   * @param items the first items that their chunk does not name
   * @param cut the chunks whose list of items was cut off
   */
  private record Losses(int dropped, List<String> items, Set<ChunkId> cut) {
    static final Losses NONE = new Losses(0, List.of(), Set.of());

    Losses {
      items = List.copyOf(items);
      cut = Set.copyOf(cut);
    }

    Losses plus(ReadingSupervisor.ChunkEnded read) {
      var lists =
          read.cut()
              ? Stream.concat(cut.stream(), Stream.of(read.result().chunk()))
                  .collect(Collectors.toSet())
              : cut;
      var lost =
          Stream.concat(items.stream(), read.lost().stream()).distinct().limit(MAX_LOST).toList();
      return new Losses(dropped + read.dropped(), lost, lists);
    }
  }

  /**
   * Follows the pass.
   *
   * @param supervisor empty if the pass is shared with other sub-questions
   */
  private record Pass(
      RunScope run,
      Retrieving.SearchContext search,
      Optional<ActorRef<ReadingSupervisor.Command>> supervisor,
      Losses losses)
      implements Phase {
    @Override
    public Phase onMessage(Run.Command message) {
      return switch (message) {
        case Run.ReadingReported(ReadingSupervisor.ChunkEnded read) -> {
          run.journal().append(read.result());
          yield new Pass(run, search, supervisor, losses.plus(read));
        }
        case Run.ReadingReported(ReadingSupervisor.PassEnded(var cut)) -> {
          cut.ifPresent(why -> run.warn("Reading stopped before the end: " + why));
          yield review(run, search, losses);
        }
        case Run.TimedOut ignored -> {
          run.timers().startSingleTimer(new Run.TimedOut(), run.settings().runs().grace());
          run.warn("Reading stopped because time was up; allow more time to read all chunks.");
          yield stop();
        }
        default -> run.handleCommon(this, message);
      };
    }

    /**
     * Stops the readers and waits for them, because only then is the usage of their calls known.
     */
    private Phase stop() {
      if (supervisor.isEmpty()) {
        return review(run, search, losses);
      }
      run.context().stop(supervisor.get());
      return new Stopping(run, search, losses);
    }
  }

  /** Waits until the readers have stopped. */
  private record Stopping(RunScope run, Retrieving.SearchContext search, Losses losses)
      implements Phase {
    @Override
    public Phase onMessage(Run.Command message) {
      return switch (message) {
        case Run.ChildEnded ignored when run.context().getChildren().isEmpty() ->
            review(run, search, losses);
        case Run.TimedOut ignored ->
            Escalation.withoutAnswer(run, search.retrievers(), "time is up");
        default -> run.handleCommon(this, message);
      };
    }
  }

  private static Phase review(RunScope run, Retrieving.SearchContext search, Losses losses) {
    run.warnDropped(losses.dropped());
    losses.cut().stream().sorted().forEach(chunk -> run.warn(listCut(run, chunk)));
    if (relevant(run).isEmpty() && togetherTokens(run, search) > 0) {
      return Answering.beginWhole(run, search);
    }
    if (relevant(run).isEmpty()) {
      return Escalation.from(run, search, Shown.NOTHING, "no chunk is relevant to the question");
    }
    var items = items(run);
    if (!items.entries().isEmpty()) {
      return listed(run, search, items, losses);
    }
    var split = run.state().split();
    run.search(
        search.retrievers(), new Query(quoted(run), split.language(), run.state().keywords()));
    return new Reviewing(run, search);
  }

  private static String listCut(RunScope run, ChunkId chunk) {
    var document =
        run.state().documents().stream()
            .filter(each -> each.id().equals(chunk.document()))
            .findFirst()
            .map(Document::name)
            .orElse("");
    return "The list of items in chunk %d of %s was cut off at the model's reply limit, so items may be missing; raise trawl.model.reply-tokens."
        .formatted(chunk.ordinal() + 1, document);
  }

  /** A relevant chunk in which no item was found makes the list partial. */
  private static Phase listed(
      RunScope run, Retrieving.SearchContext search, ItemList items, Losses losses) {
    var lost = losses.items().stream().filter(item -> !items.has(item)).toList();
    run.warnLost(lost);
    var listed =
        relevant(run).stream()
            .filter(read -> !read.items().isEmpty())
            .map(ChunkRead::chunk)
            .collect(Collectors.toSet());
    var missing = relevant(run).size() - listed.size();
    if (missing > 0) {
      run.warn("Relevant chunks in which no item was found: %d.".formatted(missing));
    }
    return run.answer(
        search.retrievers(),
        listed,
        List.of(),
        conclusion -> conclusion.listed(items, !losses.cut().isEmpty(), !lost.isEmpty()));
  }

  private static List<ChunkRead> relevant(RunScope run) {
    return run.state().pass().readings().relevant();
  }

  /** The items of a list, in the order of the documents. */
  private static ItemList items(RunScope run) {
    var order = run.state().documents().stream().map(Document::id).distinct().toList();
    var found =
        relevant(run).stream()
            .sorted(
                Comparator.comparingInt((ChunkRead read) -> order.indexOf(read.chunk().document()))
                    .thenComparing(ChunkRead::chunk))
            .flatMap(read -> read.items().stream())
            .toList();
    var asked = run.state().split().information();
    return run.state().asked().kind() == QuestionKind.COUNT && ItemList.areOccurrencesAsked(asked)
        ? ItemList.ofOccurrences(found)
        : ItemList.of(found, MAX_ITEM_EVIDENCE);
  }

  /** The quotes, the most relevant first, up to the maximum length of a query. */
  private static String quoted(RunScope run) {
    var limit = run.settings().window().maxQuoteQueryCharacters();
    var text =
        relevant(run).stream()
            .flatMap(read -> read.quotes().stream())
            .map(Evidence::quote)
            .collect(Collectors.joining("\n"));
    return QuestionFit.prefix(text, part -> part.length() <= limit);
  }

  /** Waits for the search with the quotes. */
  private record Reviewing(RunScope run, Retrieving.SearchContext search) implements Phase {
    @Override
    public Phase onMessage(Run.Command message) {
      return switch (message) {
        case Run.Searched(var found) -> searched(found);
        case Run.TimedOut ignored ->
            Escalation.withoutAnswer(run, search.retrievers(), "time is up");
        default -> run.handleCommon(this, message);
      };
    }

    private Phase searched(Retrievers.Found found) {
      found.warnings().forEach(run::warn);
      var quotes =
          new HashMap<>(
              relevant(run).stream()
                  .collect(Collectors.toMap(ChunkRead::chunk, ChunkRead::quotes)));
      var relevance =
          relevant(run).stream().collect(Collectors.toMap(ChunkRead::chunk, ChunkRead::relevance));
      var ranked =
          ReadingRank.of(relevance, found.hits()).stream()
              .map(Hit::chunk)
              .filter(quotes::containsKey)
              .limit(run.settings().window().maxRelevant())
              .toList();
      // The sentences that the first writer considered closest may be part of the answer.
      var nearest =
          search.before().nearest().stream().collect(Collectors.groupingBy(Evidence::chunk));
      nearest.forEach(quotes::putIfAbsent);
      return Answering.beginAfterReading(
          run,
          search,
          Stream.concat(ranked.stream(), nearest.keySet().stream().sorted()).distinct().toList(),
          quotes);
    }
  }
}
