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

/** Replies with the results of the lexical rules. Thread-safe; blocks until the reply is ready. */
final class LexicalReplies implements Replies {
  /**
   * Statistics of a typical document. A prompt has no word statistics, so every word counts as
   * rare.
   */
  private static final TermStatistics STATISTICS =
      new TermStatistics(2_000, 500_000, 40_000, 480_000, Map.of(), Map.of());

  /** A placeholder, because a reader does not use the document. */
  private static final DocumentId DOCUMENT = new DocumentId("0".repeat(64));

  /** A line of a prompt with several questions: the number, the question, and optional keywords. */
  private static final Pattern NUMBERED =
      Pattern.compile("(\\d{1,6})\\. (.*?)(?: Keywords: (.*))?");

  private final LexicalSettings settings;
  private final ReadingModel model;

  LexicalReplies(Executor executor) {
    settings = EndpointSettings.lexical();
    model = new LexicalReadingModel(settings, Tokens.builtIn(), executor);
  }

  @Override
  public JsonNode to(ParsedPrompt prompt) {
    return switch (prompt.task()) {
      case REWRITE -> rewrite(prompt);
      case SPLIT -> split(prompt);
      case KEYWORDS -> keywords(prompt);
      case READ -> read(prompt);
      case READ_SEVERAL -> readSeveral(prompt);
      case ANSWER -> answer(prompt);
      case NEXT_STEP -> nextStep(prompt);
    };
  }

  /** Asks the original question and answers with the result. */
  private static JsonNode nextStep(ParsedPrompt prompt) {
    var findings = Finding.of(prompt);
    if (findings.isEmpty()) {
      return Replies.ask(List.of(question(prompt)));
    }
    var answer = findings.getLast().answer();
    return answer.isEmpty()
        ? Replies.missing(question(prompt))
        : Replies.conclude(answer, findings.size());
  }

  private JsonNode rewrite(ParsedPrompt prompt) {
    var history = prompt.texts().stream().map(LexicalReplies::turn).toList();
    return Replies.rewrite(
        history.isEmpty()
            ? question(prompt)
            : value(model.rewrite(new ModelTask.Rewrite(question(prompt), history))));
  }

  private static Turn turn(ParsedPrompt.Text text) {
    return new Turn(after(text, "Question: "), after(text, "Answer: "));
  }

  /** The rest of the line that begins with {@code speaker}. */
  private static String after(ParsedPrompt.Text text, String speaker) {
    return text.text()
        .lines()
        .filter(line -> line.startsWith(speaker))
        .map(line -> line.substring(speaker.length()))
        .findFirst()
        .orElse("");
  }

  private JsonNode split(ParsedPrompt prompt) {
    var split = value(model.split(new ModelTask.Split(question(prompt))));
    return Replies.split(split.information(), split.instruction());
  }

  private JsonNode keywords(ParsedPrompt prompt) {
    var languages = list(prompt.section(ParsedPrompt.Section.LANGUAGES)).toList();
    var own = languages.isEmpty() ? Languages.of(question(prompt)) : languages.getFirst();
    var task = new ModelTask.DeriveKeywords(question(prompt), own, languages);
    var byLanguage = new LinkedHashMap<String, List<String>>();
    for (var keyword : value(model.deriveKeywords(task))) {
      var language = keyword.language().equals(Languages.UNKNOWN) ? own : keyword.language();
      byLanguage.computeIfAbsent(language, l -> new ArrayList<>()).add(keyword.text());
    }
    return Replies.keywords(byLanguage);
  }

  private JsonNode read(ParsedPrompt prompt) {
    return read(prompt, new ModelTask.Question(question(prompt), query(prompt), STATISTICS));
  }

  private ObjectNode read(ParsedPrompt prompt, ModelTask.Question question) {
    var quotes = new ArrayList<String>();
    double best = 0;
    for (var text : prompt.texts()) {
      var verdict = value(model.read(new ModelTask.Read(question, chunk(text)))).getFirst();
      if (verdict instanceof Verdict.Relevant(var found, var relevance)) {
        quotes.addAll(found);
        best = Math.max(best, relevance);
      }
    }
    return Replies.read(quotes, best >= settings.leastSupport());
  }

  private JsonNode readSeveral(ParsedPrompt prompt) {
    var verdicts = new TreeMap<Integer, ObjectNode>();
    for (var line : prompt.section(ParsedPrompt.Section.QUESTIONS).lines().toList()) {
      var parts = NUMBERED.matcher(line);
      if (parts.matches()) {
        var keywords = Optional.ofNullable(parts.group(3)).orElse("");
        var query = query(parts.group(2), keywords);
        var question = new ModelTask.Question(parts.group(2), query, STATISTICS);
        verdicts.put(Integer.parseInt(parts.group(1)), read(prompt, question));
      }
    }
    return Replies.readSeveral(verdicts);
  }

  private JsonNode answer(ParsedPrompt prompt) {
    var chunks = prompt.texts().stream().map(LexicalReplies::chunk).toList();
    var instruction = prompt.section(ParsedPrompt.Section.INSTRUCTION);
    var draft =
        value(
            model.answer(
                new ModelTask.Answer(
                    question(prompt), instruction, query(prompt), STATISTICS, chunks)));
    var quotes =
        draft.quotes().stream().map(q -> new Quote(q.chunk().ordinal(), q.text())).toList();
    return Replies.answer(quotes, draft.answered(), draft.text());
  }

  private static String question(ParsedPrompt prompt) {
    return prompt.section(ParsedPrompt.Section.QUESTION);
  }

  private static Query query(ParsedPrompt prompt) {
    return query(question(prompt), prompt.section(ParsedPrompt.Section.KEYWORDS));
  }

  private static Query query(String question, String listed) {
    var keywords = list(listed).map(keyword -> new Keyword(keyword, Languages.UNKNOWN)).toList();
    return new Query(question, Languages.of(question), keywords);
  }

  private static Stream<String> list(String section) {
    return Stream.of(section.split("[,\n]")).map(String::strip).filter(item -> !item.isEmpty());
  }

  /** Creates a chunk with the number of the text as its ordinal. */
  private static Chunk chunk(ParsedPrompt.Text text) {
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
