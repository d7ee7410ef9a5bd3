package dev.trawl.testkit.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.TermStatistics;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.protocol.model.ReadingModel.Claim;
import dev.trawl.protocol.model.ReadingModel.Draft;
import dev.trawl.protocol.model.ReadingModel.Verdict;
import dev.trawl.retrieval.chunk.Languages;
import dev.trawl.testkit.prompt.ParsedPrompt;
import dev.trawl.testkit.prompt.ParsedPrompt.Line;
import dev.trawl.testkit.prompt.ParsedPrompt.Section;
import dev.trawl.testkit.prompt.Replies;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads the texts of a prompt by the lexical rules, which return quotes, and replies with the
 * numbers of the lines from which the quotes come.
 *
 * @param minSupport minimum relevance of a text that answers the question by itself
 */
record LexicalReading(ReadingModel model, double minSupport) {
  /**
   * Statistics of a typical document. A prompt has no word statistics, so every word is treated as
   * rare.
   */
  private static final TermStatistics STATISTICS =
      new TermStatistics(2_000, 500_000, 40_000, 480_000, Map.of(), Map.of());

  /** A placeholder, because a reader does not use the document. */
  private static final DocumentId DOCUMENT = new DocumentId("0".repeat(64));

  /** A line of a prompt with several questions: the number and the question. */
  private static final Pattern NUMBERED = Pattern.compile("(\\d{1,6})\\. (.*)");

  private static final Pattern END = Pattern.compile("[\\s.;!?。；！？]*$");

  /**
   * The relevant sentences of the texts.
   *
   * @param sentences numbers of lines, the best first
   * @param relevance how relevant the most relevant text is, 0 to 1
   */
  private record Found(SequencedSet<Integer> sentences, double relevance) {}

  JsonNode read(ParsedPrompt prompt) {
    return read(prompt, prompt.question());
  }

  private ObjectNode read(ParsedPrompt prompt, String question) {
    var found = found(prompt, question);
    return Replies.read(found.sentences(), found.relevance() >= minSupport);
  }

  private Found found(ParsedPrompt prompt, String question) {
    var sentences = new LinkedHashSet<Integer>();
    double relevance = 0;
    for (var text : prompt.texts()) {
      var lines = new JoinedLines(text);
      if (verdict(question, chunk(0, text.origin(), lines.text())) instanceof Verdict.Relevant it) {
        it.quotes().forEach(quote -> sentences.addAll(lines.numbersOf(quote)));
        relevance = Math.max(relevance, it.relevance());
      }
    }
    return new Found(sentences, relevance);
  }

  private Verdict verdict(String question, Chunk chunk) {
    var readingQuestion = new ModelTask.Question(question, query(question), STATISTICS);
    return LexicalReplies.value(model.read(new ModelTask.Read(readingQuestion, chunk))).getFirst();
  }

  JsonNode readSeveral(ParsedPrompt prompt) {
    var verdicts = new TreeMap<Integer, ObjectNode>();
    for (var line : prompt.section(Section.QUESTIONS).lines().toList()) {
      var parts = NUMBERED.matcher(line);
      if (parts.matches()) {
        verdicts.put(Integer.parseInt(parts.group(1)), read(prompt, parts.group(2)));
      }
    }
    return Replies.readSeveral(verdicts);
  }

  /**
   * The names in each sentence that is relevant by itself. The sentences of a text are read
   * separately, because the rules return only the best sentences of a text.
   */
  JsonNode items(ParsedPrompt prompt) {
    return Replies.items(
        prompt
            .lines()
            .filter(line -> isRelevant(line, prompt.question()))
            .flatMap(
                line ->
                    Names.in(line.sentence(), prompt.question()).stream()
                        .map(name -> new Replies.Item(name, line.number())))
            .toList());
  }

  private boolean isRelevant(Line line, String question) {
    return verdict(question, chunk(0, "", line.sentence())) instanceof Verdict.Relevant;
  }

  JsonNode answer(ParsedPrompt prompt) {
    var texts = prompt.texts();
    var lines = texts.stream().map(JoinedLines::new).toList();
    var chunks =
        IntStream.range(0, lines.size())
            .mapToObj(at -> chunk(at, texts.get(at).origin(), lines.get(at).text()))
            .toList();
    var task =
        new ModelTask.Answer(
            prompt.question(),
            prompt.section(Section.INSTRUCTION),
            query(prompt.question()),
            STATISTICS,
            chunks);
    var draft = LexicalReplies.value(model.answer(task));
    var numbers = new LinkedHashSet<Integer>();
    for (var quote : draft.quotes()) {
      numbers.addAll(lines.get(quote.chunk().ordinal()).numbersOf(quote.text()));
    }
    return draft.answered()
        ? Replies.answer(true, marked(prompt, draft, numbers))
        : Replies.nearest(numbers.stream().limit(1).toList());
  }

  /**
   * The answer with sentence numbers. Each part of the answer is followed by the numbers of the
   * sentences that contain it. All other numbers are at the end.
   */
  private static String marked(ParsedPrompt prompt, Draft draft, SequencedSet<Integer> numbers) {
    var parts = parts(draft);
    var remaining = new LinkedHashSet<>(numbers);
    var text = new StringBuilder();
    for (var index = 0; index < parts.size(); index++) {
      var words = END.matcher(parts.get(index)).replaceFirst("");
      var own = new ArrayList<Integer>();
      for (var number : numbers) {
        var isLast = index == parts.size() - 1;
        var contains = prompt.sentence(number).orElse("").contains(words);
        if ((contains || isLast) && remaining.remove(number)) {
          own.add(number);
        }
      }
      text.append(marked(parts.get(index), own));
    }
    return text.toString();
  }

  /**
   * The texts of the claims. Without claims, only the highlighted words, because a language model
   * would not repeat the whole sentence.
   */
  private static List<String> parts(Draft draft) {
    return draft.claims().isEmpty()
        ? List.of(
            draft
                .highlight()
                .map(words -> draft.text().substring(words.startChar(), words.endChar()))
                .orElse(draft.text()))
        : draft.claims().stream().map(Claim::text).toList();
  }

  /** Inserts the numbers before the punctuation at the end of {@code text}. */
  static String marked(String text, List<Integer> numbers) {
    var end = END.matcher(text);
    var words = end.replaceFirst("");
    var markers = new StringBuilder(numbers.isEmpty() ? "" : " ");
    numbers.forEach(number -> markers.append('[').append(number).append(']'));
    return words + markers + text.substring(words.length());
  }

  private static Query query(String question) {
    return new Query(question, Languages.of(question), List.of());
  }

  private static Chunk chunk(int ordinal, String heading, String text) {
    return new Chunk(
        new ChunkId(DOCUMENT, ordinal), 0, text.length(), 1, heading, Languages.of(text), 0, text);
  }
}
