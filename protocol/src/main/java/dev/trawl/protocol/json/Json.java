package dev.trawl.protocol.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Citation;
import dev.trawl.protocol.Coverage;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Estimate;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.Span;
import dev.trawl.protocol.Timing;
import dev.trawl.protocol.Usage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Converts messages and run events into the JSON that clients read. Immutable and thread-safe.
 *
 * <p>Messages identify a document by its id, but clients want to see its name. Therefore each
 * instance knows the names of the documents of one run.
 */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .build();

  /** Strict: it does not convert between text and numbers, and it rejects content after the end. */
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  private static final ObjectWriter LINE = MAPPER.writer();
  private static final ObjectWriter PRETTY = MAPPER.writerWithDefaultPrettyPrinter();

  private final Map<DocumentId, String> names;

  /**
   * An instance for runs over {@code documents}. Other documents are shown with the first digits of
   * their id.
   */
  public Json(List<Document> documents) {
    names =
        documents.stream()
            .collect(Collectors.toUnmodifiableMap(Document::id, Document::name, (a, b) -> a));
  }

  /** The number of documents whose names are known. */
  public int documents() {
    return names.size();
  }

  /** {@code body} on one line, without a line end. */
  public static String line(Object body) {
    return write(LINE, body);
  }

  /** {@code body} indented, for people. */
  public static String pretty(Object body) {
    return write(PRETTY, body);
  }

  /** {@code body} as a tree. */
  public static JsonNode tree(Object body) {
    return MAPPER.valueToTree(body);
  }

  /**
   * Parses a client's JSON. Unknown members are ignored.
   *
   * @throws JsonProcessingException if {@code json} is not valid or does not have this form
   */
  public static <T> T read(String json, Class<T> form) throws JsonProcessingException {
    var body = STRICT.readValue(json, form);
    if (body == null) {
      throw MismatchedInputException.from(null, form, "null instead of an object");
    }
    return body;
  }

  private static String write(ObjectWriter writer, Object body) {
    try {
      return writer.writeValueAsString(body);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalArgumentException("cannot write JSON for " + body.getClass(), unwritable);
    }
  }

  public AnswerBody answer(Answer answer) {
    return new AnswerBody(
        answer.text(),
        word(answer.status()),
        word(answer.level()),
        answer.reason().map(Json::word),
        word(answer.kind()),
        answer.claims().stream().map(Json::claim).toList(),
        answer.highlight().map(Json::highlight),
        answer.citations().stream().map(Json::citation).toList(),
        answer.items().stream().map(Json::item).toList(),
        coverage(answer.coverage()),
        answer.hops().stream().map(Json::hop).toList(),
        new TreeMap<>(answer.keywords()),
        usage(answer.usage()),
        timing(answer.timing()),
        answer.warnings());
  }

  private static AnswerBody.HighlightBody highlight(Span words) {
    return new AnswerBody.HighlightBody(words.startChar(), words.endChar());
  }

  public EventBody event(RunEvent event) {
    return new EventBody(
        type(event.what()),
        event.run().value(),
        event.seq(),
        event.at().toString(),
        detail(event.what()));
  }

  public static DocumentBody document(Document document) {
    return new DocumentBody(
        document.id().sha256(),
        document.name(),
        document.mediaType(),
        document.pages(),
        document.characters(),
        document.tokens(),
        document.chunks(),
        document.languages(),
        document.warnings());
  }

  public static IndexBody opened(Asking.Opened opened) {
    return new IndexBody(
        opened.documents().stream().map(Json::document).toList(),
        opened.rejected().stream()
            .map(rejected -> new IndexBody.RejectedBody(rejected.name(), rejected.why()))
            .toList(),
        timing(opened.timing()));
  }

  public static EstimateBody estimate(Estimate estimate) {
    var window = estimate.window();
    return new EstimateBody(
        word(estimate.level()),
        spending(estimate.least()),
        spending(estimate.most()),
        estimate.reading().map(Json::reading),
        new EstimateBody.WindowBody(window.tokens(), window.replyTokens(), window.promptTokens()),
        estimate.tooLarge(),
        estimate.assumptions());
  }

  private static EstimateBody.ReadingBody reading(Estimate.Reading reading) {
    return new EstimateBody.ReadingBody(
        reading.textTokens(),
        reading.chunksPerCall(),
        reading.promptTokens(),
        reading.promptTokensAlone());
  }

  private static EstimateBody.SpendingBody spending(Estimate.Spending spending) {
    var usage = spending.usage();
    return new EstimateBody.SpendingBody(
        spending.chunks(),
        usage.calls(),
        usage.promptTokens(),
        usage.completionTokens(),
        usage.maxPromptTokens(),
        usage.cost(),
        spending.time().toMillis());
  }

  /** The JSON name of an event type. */
  public static String type(What what) {
    return switch (what) {
      case What.Started ignored -> "started";
      case What.DocumentOpened ignored -> "documentOpened";
      case What.Rewritten ignored -> "rewritten";
      case What.QuerySplit ignored -> "querySplit";
      case What.KeywordsChosen ignored -> "keywordsChosen";
      case What.Retrieved ignored -> "retrieved";
      case What.ReadingStarted ignored -> "readingStarted";
      case What.ChunkRead ignored -> "chunkRead";
      case What.SubQuestionAsked ignored -> "subQuestionAsked";
      case What.SubQuestionAnswered ignored -> "subQuestionAnswered";
      case What.Escalated ignored -> "escalated";
      case What.Warned ignored -> "warned";
      case What.AnswerDelta ignored -> "answerDelta";
      case What.Answered ignored -> "answered";
      case What.Failed ignored -> "failed";
      case What.Cancelled ignored -> "cancelled";
    };
  }

  private Object detail(What what) {
    return switch (what) {
      case What.Started(var question, var level) -> new EventBody.Started(question, word(level));
      case What.DocumentOpened(var document) -> document(document);
      case What.Rewritten(var question) -> new EventBody.Rewritten(question);
      case What.QuerySplit(var information, var instruction, var language, var kind) ->
          new EventBody.QuerySplit(information, instruction, language, word(kind));
      case What.KeywordsChosen(var keywords) -> new EventBody.KeywordsChosen(keywords(keywords));
      case What.Retrieved retrieved -> hits(retrieved);
      case What.ReadingStarted(var chunks) -> new EventBody.ReadingStarted(chunks);
      case What.ChunkRead read -> chunkRead(read);
      case What.SubQuestionAsked(var subQuestion) -> new EventBody.SubQuestionAsked(subQuestion);
      case What.SubQuestionAnswered(var subQuestion, var answer, var evidence) ->
          new EventBody.SubQuestionAnswered(subQuestion, answer);
      case What.Escalated(var from, var to, var why) ->
          new EventBody.Escalated(word(from), word(to), why);
      case What.Warned(var warning) -> new EventBody.Warned(warning);
      case What.AnswerDelta(var draft, var text) -> new EventBody.AnswerDelta(draft, text);
      case What.Answered(var answer) -> answer(answer);
      case What.Failed(var error) -> new EventBody.Failed(error);
      case What.Cancelled ignored -> new EventBody.Cancelled();
    };
  }

  private EventBody.Retrieved hits(What.Retrieved retrieved) {
    return new EventBody.Retrieved(
        retrieved.hits().stream()
            .map(
                hit ->
                    new EventBody.HitBody(
                        name(hit.chunk().document()),
                        hit.chunk().document().sha256(),
                        hit.chunk().ordinal(),
                        hit.score()))
            .toList());
  }

  private EventBody.ChunkRead chunkRead(What.ChunkRead read) {
    return new EventBody.ChunkRead(
        name(read.chunk().document()),
        read.chunk().document().sha256(),
        read.chunk().ordinal(),
        word(read.outcome()),
        read.relevance(),
        read.quotes().stream().map(Json::quote).toList(),
        read.reason());
  }

  private static EventBody.QuoteBody quote(Evidence evidence) {
    return new EventBody.QuoteBody(
        evidence.page(), evidence.span().startChar(), evidence.span().endChar(), evidence.quote());
  }

  private static Map<String, List<String>> keywords(List<Keyword> keywords) {
    var byLanguage = new LinkedHashMap<String, List<String>>();
    keywords.forEach(
        keyword ->
            byLanguage
                .computeIfAbsent(keyword.language(), language -> new ArrayList<>())
                .add(keyword.text()));
    return byLanguage;
  }

  private static AnswerBody.ClaimBody claim(Answer.Claim claim) {
    return new AnswerBody.ClaimBody(
        claim.start(), claim.end(), claim.citations(), claim.supported());
  }

  private static AnswerBody.ItemBody item(Answer.Item item) {
    return new AnswerBody.ItemBody(item.text(), item.citations());
  }

  private static AnswerBody.CitationBody citation(Citation citation) {
    var evidence = citation.evidence();
    return new AnswerBody.CitationBody(
        citation.marker(),
        evidence.documentName(),
        evidence.chunk().document().sha256(),
        evidence.page(),
        new AnswerBody.PlaceBody(evidence.place().kind().word(), evidence.place().label()),
        evidence.chunk().ordinal(),
        evidence.span().startChar(),
        evidence.span().endChar(),
        evidence.quote());
  }

  private AnswerBody.CoverageBody coverage(Coverage coverage) {
    return new AnswerBody.CoverageBody(
        coverage.chunks(),
        coverage.read(),
        coverage.shown(),
        coverage.relevant(),
        coverage.relevantShown(),
        coverage.failed(),
        coverage.failures().stream()
            .map(
                failure ->
                    new AnswerBody.FailureBody(
                        name(failure.chunk().document()),
                        failure.chunk().ordinal(),
                        failure.reason()))
            .toList());
  }

  private static AnswerBody.HopBody hop(Answer.Hop hop) {
    return new AnswerBody.HopBody(hop.subQuestion(), hop.answer(), hop.citations());
  }

  public static AnswerBody.UsageBody usage(Usage usage) {
    return new AnswerBody.UsageBody(
        usage.calls(),
        usage.promptTokens(),
        usage.completionTokens(),
        usage.maxPromptTokens(),
        usage.retries(),
        usage.cost());
  }

  private static AnswerBody.TimingBody timing(Timing timing) {
    return new AnswerBody.TimingBody(
        timing.parseMs(), timing.indexMs(), timing.readMs(), timing.totalMs());
  }

  private String name(DocumentId document) {
    return names.getOrDefault(document, document.brief());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
