package dev.trawl.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Asking;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Citation;
import dev.trawl.protocol.Coverage;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Estimate;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Hit;
import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.QuestionKind;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Span;
import dev.trawl.protocol.Timing;
import dev.trawl.protocol.Usage;
import dev.trawl.protocol.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Scripts and clients rely on this JSON, so the tests compare the complete text. */
class JsonTest {
  private static final DocumentId ID = new DocumentId("ab".repeat(32));
  private static final Document DOCUMENT =
      new Document(
          ID,
          "minutes.pdf",
          "application/pdf",
          300,
          9000,
          2000,
          12,
          List.of("en", "pt"),
          List.of("3 pages without text."));
  private static final Evidence EVIDENCE =
      new Evidence(new ChunkId(ID, 9), "minutes.pdf", 214, new Span(4812, 4824), "in Porto, 会議");
  private static final Answer ANSWER =
      new Answer(
          "The meeting was moved to Porto [1].",
          Answer.Status.PARTIAL,
          Optional.of(Answer.Reason.CUT),
          Level.READ,
          QuestionKind.LIST,
          List.of(new Answer.Claim(0, 30, List.of(1), true)),
          Optional.of(new Span(24, 29)),
          List.of(new Citation(1, EVIDENCE)),
          List.of(new Answer.Item("Porto", List.of(1))),
          new Coverage(
              12,
              11,
              5,
              3,
              2,
              1,
              List.of(new Coverage.Failure(new ChunkId(ID, 4), "it timed out"))),
          List.of(new Answer.Hop("Which meeting?", "The annual one", List.of(1))),
          Map.of("zh", List.of("会議"), "en", List.of("meeting", "moved to")),
          new Usage(14, 13120, 812, 7912, 2, OptionalDouble.empty()),
          new Timing(10, 20, 30, 65),
          List.of("1 chunk could not be read."));
  private static final String ANSWER_FIELDS =
      """
      "answer":"The meeting was moved to Porto [1].","status":"partial","level":"read","reason":"cut",\
      "job":"list",\
      "claims":[{"start":0,"end":30,"citations":[1],"supported":true}],\
      "highlight":{"start":24,"end":29},\
      "citations":[{"marker":1,"document":"minutes.pdf",\
      "documentId":"abababababababababababababababababababababababababababababababab",\
      "page":214,"place":{"kind":"page","label":"214"},"chunk":9,\
      "start":4812,"end":4824,"quote":"in Porto, 会議"}],\
      "items":[{"text":"Porto","citations":[1]}],\
      "coverage":{"chunks":12,"read":11,"shown":5,"relevant":3,"relevantShown":2,"failed":1,\
      "failures":[{"document":"minutes.pdf","chunk":4,"reason":"it timed out"}]},\
      "hops":[{"subQuestion":"Which meeting?","answer":"The annual one","citations":[1]}],\
      "keywords":{"en":["meeting","moved to"],"zh":["会議"]},\
      "usage":{"calls":14,"promptTokens":13120,"completionTokens":812,"maxPromptTokens":7912,\
      "retries":2,"cost":null},\
      "timing":{"parseMs":10,"indexMs":20,"readMs":30,"totalMs":65},\
      "warnings":["1 chunk could not be read."]}\
      """;
  private static final String DOCUMENT_FIELDS =
      """
      "name":"minutes.pdf","mediaType":"application/pdf","pages":300,"characters":9000,"tokens":2000,\
      "chunks":12,"languages":["en","pt"],"warnings":["3 pages without text."]}\
      """;

  private final Json json = new Json(List.of(DOCUMENT));

  @Test
  void writesAllFieldsOfAnAnswer() {
    assertThat(Json.line(json.answer(ANSWER))).isEqualTo("{" + ANSWER_FIELDS);
  }

  @Test
  void writesTheCostIfThereIsOne() {
    var usage = new Usage(1, 2, 3, 4, 0, OptionalDouble.of(0.25));
    var answer =
        new Answer(
            "",
            Answer.Status.UNANSWERED,
            Level.RETRIEVE,
            List.of(),
            new Coverage(0, 0, 0, 0, List.of()),
            List.of(),
            Map.of(),
            usage,
            Timing.NONE,
            List.of());
    assertThat(Json.line(json.answer(answer)))
        .contains("\"cost\":0.25")
        .contains("\"status\":\"unanswered\"")
        .contains("\"reason\":null");
  }

  @Test
  void readsWhatItWritesOfAnAnswer() throws Exception {
    var written = json.answer(ANSWER);
    var read = Json.read(Json.line(written), AnswerBody.class);
    assertThat(read).isEqualTo(written);
    assertThat(read.reason()).contains("cut");
  }

  @Test
  void writesTheSameAnswerIndentedForPeople() throws Exception {
    var mapper = new ObjectMapper();
    var pretty = Json.pretty(json.answer(ANSWER));
    assertThat(pretty.lines().count()).isGreaterThan(20);
    assertThat(mapper.readTree(pretty)).isEqualTo(mapper.readTree("{" + ANSWER_FIELDS));
  }

  @Test
  void startsEveryEventWithTypeRunNumberAndTime() {
    assertThat(event(new What.Started("When?", Level.AUTO)))
        .isEqualTo(
            """
            {"type":"started","run":"r-1","seq":7,"at":"2026-11-24T01:02:03.004Z",\
            "question":"When?","level":"auto"}\
            """);
  }

  @Test
  void writesARewrittenQuestion() {
    assertThat(event(new What.Rewritten("When was Ida Kroll born?")))
        .isEqualTo(envelope("rewritten") + "\"question\":\"When was Ida Kroll born?\"}");
  }

  @Test
  void writesTheFieldsOfTheAnswerIntoTheAnsweredEvent() {
    assertThat(event(new What.Answered(ANSWER))).isEqualTo(envelope("answered") + ANSWER_FIELDS);
  }

  @Test
  void writesTheFieldsOfTheDocumentIntoTheOpenedEvent() {
    assertThat(event(new What.DocumentOpened(DOCUMENT)))
        .isEqualTo(
            envelope("documentOpened") + "\"id\":\"" + ID.sha256() + "\"," + DOCUMENT_FIELDS);
  }

  @Test
  void writesAReadChunkWithItsQuotes() {
    assertThat(event(What.ChunkRead.relevant(new ChunkId(ID, 9), 0.75, List.of(EVIDENCE))))
        .isEqualTo(
            envelope("chunkRead")
                + """
                "document":"minutes.pdf",\
                "documentId":"abababababababababababababababababababababababababababababababab",\
                "chunk":9,"outcome":"relevant","relevance":0.75,\
                "quotes":[{"page":214,"start":4812,"end":4824,"quote":"in Porto, 会議"}],\
                "reason":""}\
                """);
  }

  @Test
  void writesAFailedChunkWithItsReason() {
    assertThat(event(What.ChunkRead.failed(new ChunkId(ID, 4), "it timed out")))
        .isEqualTo(
            envelope("chunkRead")
                + """
                "document":"minutes.pdf",\
                "documentId":"abababababababababababababababababababababababababababababababab",\
                "chunk":4,"outcome":"failed","relevance":0.0,"quotes":[],\
                "reason":"it timed out"}\
                """);
  }

  @Test
  void showsTheStartOfTheHashIfADocumentIsUnknown() {
    var unknown = new DocumentId("cd".repeat(32));
    assertThat(event(new What.Retrieved(List.of(new Hit(new ChunkId(unknown, 0), 2.5, List.of())))))
        .isEqualTo(
            envelope("retrieved")
                + """
                "hits":[{"document":"cdcdcdcdcdcd",\
                "documentId":"cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd",\
                "chunk":0,"score":2.5}]}\
                """);
  }

  @Test
  void writesKeywordsByLanguage() {
    assertThat(
            event(
                new What.KeywordsChosen(
                    List.of(
                        new Keyword("moved to", "en"),
                        new Keyword("会議", "zh"),
                        new Keyword("meeting", "en")))))
        .isEqualTo(
            envelope("keywordsChosen")
                + """
                "keywords":{"en":["moved to","meeting"],"zh":["会議"]}}\
                """);
  }

  @Test
  void writesEventsWithFewFields() {
    assertThat(event(new What.QuerySplit("the place", "in one word", "en")))
        .isEqualTo(
            envelope("querySplit")
                + """
                "information":"the place","instruction":"in one word","language":"en","job":"fact"}\
                """);
    assertThat(event(new What.ReadingStarted(12)))
        .isEqualTo(envelope("readingStarted") + "\"chunks\":12}");
    assertThat(event(new What.SubQuestionAsked("Who?")))
        .isEqualTo(envelope("subQuestionAsked") + "\"subQuestion\":\"Who?\"}");
    assertThat(event(new What.SubQuestionAnswered("Who?", "Ana", List.of())))
        .isEqualTo(
            envelope("subQuestionAnswered") + "\"subQuestion\":\"Who?\",\"answer\":\"Ana\"}");
    assertThat(event(new What.Escalated(Level.RETRIEVE, Level.READ, "no evidence")))
        .isEqualTo(
            envelope("escalated")
                + """
                "from":"retrieve","to":"read","why":"no evidence"}\
                """);
    assertThat(event(new What.Warned("2 pages have no text.")))
        .isEqualTo(envelope("warned") + "\"warning\":\"2 pages have no text.\"}");
    assertThat(event(new What.AnswerDelta(1, "Por")))
        .isEqualTo(envelope("answerDelta") + "\"draft\":1,\"text\":\"Por\"}");
    assertThat(event(new What.Failed("no model")))
        .isEqualTo(envelope("failed") + "\"error\":\"no model\"}");
    assertThat(event(new What.Cancelled()))
        .isEqualTo(
            """
            {"type":"cancelled","run":"r-1","seq":7,"at":"2026-11-24T01:02:03.004Z"}\
            """);
  }

  @Test
  void writesEveryEventOnOneLine() throws Exception {
    var line = event(new What.AnswerDelta(1, "a\nb\r\u2028c\"\\"));
    assertThat(line).doesNotContain("\n", "\r");
    JsonNode back = new ObjectMapper().readTree(line);
    assertThat(back.get("text").asText()).isEqualTo("a\nb\r\u2028c\"\\");
  }

  @Test
  void writesTheResultOfOpeningDocuments() {
    var opened =
        new Asking.Opened(
            List.of(DOCUMENT),
            List.of(new Asking.Rejected("b.pdf", "b.pdf is encrypted: remove its password")),
            new Timing(5, 6, 0, 11));
    assertThat(Json.line(Json.opened(opened)))
        .isEqualTo(
            "{\"documents\":[{\"id\":\""
                + ID.sha256()
                + "\","
                + DOCUMENT_FIELDS
                + """
                ],"rejected":[{"name":"b.pdf","error":"b.pdf is encrypted: remove its password"}],\
                "timing":{"parseMs":5,"indexMs":6,"readMs":0,"totalMs":11}}\
                """);
  }

  @Test
  void writesAnEstimate() {
    var search =
        new Estimate.Spending(
            0, new Usage(3, 900, 360, 700, 0, OptionalDouble.empty()), Duration.ofSeconds(6));
    var reading =
        new Estimate.Spending(
            12, new Usage(16, 9900, 624, 800, 0, OptionalDouble.of(0.25)), Duration.ofSeconds(10));
    var estimate =
        new Estimate(
            Level.AUTO,
            search,
            reading,
            Optional.of(new Estimate.Reading(5000, 4, 6400, 9000)),
            new Window(7946, 1024),
            1,
            List.of("No call fails."));
    assertThat(Json.line(Json.estimate(estimate)))
        .isEqualTo(
            """
            {"level":"auto",\
            "least":{"chunks":0,"calls":3,"promptTokens":900,"completionTokens":360,\
            "maxPromptTokens":700,"cost":null,"timeMs":6000},\
            "most":{"chunks":12,"calls":16,"promptTokens":9900,"completionTokens":624,\
            "maxPromptTokens":800,"cost":0.25,"timeMs":10000},\
            "reading":{"textTokens":5000,"chunksPerCall":4,"promptTokens":6400,\
            "promptTokensAlone":9000},\
            "window":{"tokens":7946,"replyTokens":1024,"promptTokens":6922},\
            "tooLarge":1,"assumptions":["No call fails."]}\
            """);
  }

  private static String envelope(String type) {
    return "{\"type\":\"%s\",\"run\":\"r-1\",\"seq\":7,\"at\":\"2026-11-24T01:02:03.004Z\","
        .formatted(type);
  }

  private String event(What what) {
    return Json.line(
        json.event(
            new RunEvent(
                new RunId("r-1"), 7, Instant.parse("2026-11-24T01:02:03.004Z"), Usage.NONE, what)));
  }
}
