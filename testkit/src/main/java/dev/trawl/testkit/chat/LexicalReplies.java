package dev.trawl.testkit.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trawl.lexical.LexicalReadingModel;
import dev.trawl.lexical.LexicalSettings;
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.TermStatistics;
import dev.trawl.protocol.Turn;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.protocol.model.ReadingModel.Verdict;
import dev.trawl.retrieval.chunk.Languages;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Does the jobs with the lexical rules. Thread-safe; blocks until the work is done. */
final class LexicalReplies implements Replies {
  /** A prompt has no word statistics, so typical sizes are used, and every word counts as rare. */
  private static final TermStatistics STATISTICS =
      new TermStatistics(2_000, 500_000, 40_000, 480_000, Map.of(), Map.of());

  /** Any document will do: a reader does not look at it. */
  private static final DocumentId DOCUMENT = new DocumentId("0".repeat(64));

  /** A line of a prompt with several questions: number, question, and possibly keywords. */
  private static final Pattern NUMBERED =
      Pattern.compile("(\\d{1,6})\\. (.*?)(?: Keywords: (.*))?");

  private final LexicalSettings settings;
  private final ReadingModel model;

  LexicalReplies(Executor executor) {
    settings = EndpointSettings.lexical();
    model = new LexicalReadingModel(settings, Tokens.builtIn(), executor);
  }

  @Override
  public JsonNode to(Job job) {
    return switch (job.task()) {
      case REWRITE -> rewrite(job);
      case SPLIT -> split(job);
      case KEYWORDS -> keywords(job);
      case READ -> read(job);
      case READ_SEVERAL -> readSeveral(job);
      case ANSWER -> answer(job);
      case NEXT_STEP -> nextStep(job);
    };
  }

  /** Asks the question itself, and answers with the result. */
  private static JsonNode nextStep(Job job) {
    var findings = Finding.of(job);
    if (findings.isEmpty()) {
      return Replies.ask(List.of(question(job)));
    }
    var answer = findings.getLast().answer();
    return answer.isEmpty()
        ? Replies.missing(question(job))
        : Replies.conclude(answer, findings.size());
  }

  private JsonNode rewrite(Job job) {
    var history = job.texts().stream().map(LexicalReplies::turn).toList();
    return Replies.rewrite(
        history.isEmpty()
            ? question(job)
            : value(model.rewrite(new ModelTask.Rewrite(question(job), history))));
  }

  private static Turn turn(Job.Text text) {
    return new Turn(said(text, "Question: "), said(text, "Answer: "));
  }

  /** The rest of the line that begins with {@code speaker}. */
  private static String said(Job.Text text, String speaker) {
    return text.text()
        .lines()
        .filter(line -> line.startsWith(speaker))
        .map(line -> line.substring(speaker.length()))
        .findFirst()
        .orElse("");
  }

  private JsonNode split(Job job) {
    var split = value(model.split(new ModelTask.Split(question(job))));
    return Replies.split(split.information(), split.instruction());
  }

  private JsonNode keywords(Job job) {
    var languages = list(job.section(Job.Section.LANGUAGES)).toList();
    var own = languages.isEmpty() ? Languages.of(question(job)) : languages.getFirst();
    var task = new ModelTask.DeriveKeywords(question(job), own, languages);
    var byLanguage = new LinkedHashMap<String, List<String>>();
    for (var keyword : value(model.deriveKeywords(task))) {
      var language = keyword.language().equals(Languages.UNKNOWN) ? own : keyword.language();
      byLanguage.computeIfAbsent(language, l -> new ArrayList<>()).add(keyword.text());
    }
    return Replies.keywords(byLanguage);
  }

  private JsonNode read(Job job) {
    return read(job, new ModelTask.Question(question(job), query(job), STATISTICS));
  }

  private ObjectNode read(Job job, ModelTask.Question question) {
    var quotes = new ArrayList<String>();
    double best = 0;
    for (var text : job.texts()) {
      var verdict = value(model.read(new ModelTask.Read(question, chunk(text)))).getFirst();
      if (verdict instanceof Verdict.Relevant(var found, var relevance)) {
        quotes.addAll(found);
        best = Math.max(best, relevance);
      }
    }
    return Replies.read(quotes, best >= settings.leastSupport());
  }

  private JsonNode readSeveral(Job job) {
    var verdicts = new TreeMap<Integer, ObjectNode>();
    for (var line : job.section(Job.Section.QUESTIONS).lines().toList()) {
      var parts = NUMBERED.matcher(line);
      if (parts.matches()) {
        var keywords = Optional.ofNullable(parts.group(3)).orElse("");
        var query = query(parts.group(2), keywords);
        var question = new ModelTask.Question(parts.group(2), query, STATISTICS);
        verdicts.put(Integer.parseInt(parts.group(1)), read(job, question));
      }
    }
    return Replies.readSeveral(verdicts);
  }

  private JsonNode answer(Job job) {
    var chunks = job.texts().stream().map(LexicalReplies::chunk).toList();
    var instruction = job.section(Job.Section.INSTRUCTION);
    var draft =
        value(
            model.answer(
                new ModelTask.Answer(question(job), instruction, query(job), STATISTICS, chunks)));
    var quotes =
        draft.quotes().stream().map(q -> new Quote(q.chunk().ordinal(), q.text())).toList();
    return Replies.answer(quotes, draft.answered(), draft.text());
  }

  private static String question(Job job) {
    return job.section(Job.Section.QUESTION);
  }

  private static Query query(Job job) {
    return query(question(job), job.section(Job.Section.KEYWORDS));
  }

  private static Query query(String question, String listed) {
    var keywords = list(listed).map(keyword -> new Keyword(keyword, Languages.UNKNOWN)).toList();
    return new Query(question, Languages.of(question), keywords);
  }

  private static Stream<String> list(String section) {
    return Stream.of(section.split("[,\n]")).map(String::strip).filter(item -> !item.isEmpty());
  }

  /** Makes a chunk whose ordinal is the text's number. */
  private static Chunk chunk(Job.Text text) {
    return new Chunk(
        new ChunkId(DOCUMENT, text.number()),
        0,
        text.text().length(),
        1,
        text.heading(),
        Languages.of(text.text()),
        0,
        text.text());
  }

  private static <T> T value(ModelCall<T> call) {
    return call.reply().toCompletableFuture().join().value();
  }
}
