package dev.trawl.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.http.server.EventStream.Event;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests questions and their runs over a real socket. The model waits until a test releases it. */
class QuestionsTest {
  private final BlockedModel model = new BlockedModel();
  @TempDir private Path folder = Path.of("");
  private Site site;

  @BeforeEach
  void start() {
    site =
        Site.reading(
            model,
            folder,
            "trawl.runs.max-live = 2",
            "trawl.gateway.max-calls = 64",
            "trawl.http.max-body-size = 8 KiB",
            "trawl.http.runs { max-events = 400, max-batch = 4, max-kept = 2 }");
  }

  @AfterEach
  void stop() {
    model.release();
    site.close();
  }

  @Test
  void acceptsAQuestionAndKeepsItsAnswer() {
    var reply = site.post("/v1/questions", Site.question(site.open(Site.log(9))));
    assertThat(reply.status()).isEqualTo(202);
    var run = reply.json().path("run").asText();
    assertThat(reply.header("Location")).contains("/v1/runs/" + run);
    model.release();
    var answered = site.follow(run, 0).until("answered").getLast().data();
    var answer = site.get("/v1/runs/" + run).json();
    assertThat(answer.path("status").asText()).isEqualTo("answered");
    assertThat(answer.path("answer").asText()).contains("Amalia Thorsen");
    assertThat(answer.path("citations").get(0)).isEqualTo(answered.path("citations").get(0));
    assertThat(answer.path("citations").get(0).path("document").asText()).isEqualTo("log.txt");
  }

  @Test
  void reportsTheProgressOfARunningRun() {
    var run = site.ask(site.open(Site.log(9)));
    site.follow(run, 0).until("readingStarted");
    var state = site.get("/v1/runs/" + run).json();
    assertThat(state.path("status").asText()).isEqualTo("running");
    assertThat(state.path("question").asText()).isEqualTo(Site.QUESTION);
    assertThat(state.path("coverage").path("chunks").asInt()).isGreaterThan(5);
    assertThat(state.path("coverage").path("read").asInt()).isZero();
  }

  @Test
  void repliesWithEventsIfTheClientAcceptsThem() {
    model.release();
    var events =
        site.events(
                site.posting("/v1/questions", Site.question(site.open(Site.log(9))))
                    .header("Accept", "text/event-stream"))
            .all();
    assertThat(events.getFirst().type()).isEqualTo("started");
    assertThat(events.getLast().type()).isEqualTo("answered");
    assertNumberedFrom(1, events);
    assertThat(events)
        .allSatisfy(event -> assertThat(event.data().path("seq").asLong()).isEqualTo(event.id()));
  }

  @Test
  void resumesABrokenConnectionWithoutLossOrDuplicates() {
    var run = site.ask(site.open(Site.log(30)));
    var before = site.follow(run, 0);
    var first = before.until("keywordsChosen");
    before.close();
    model.release();
    var rest =
        site.events(
                site.request("/v1/runs/" + run + "/events?after=1")
                    .header("Last-Event-ID", String.valueOf(first.getLast().id())))
            .all();
    assertNumberedFrom(1, Stream.concat(first.stream(), rest.stream()).toList());
    assertThat(rest.getLast().type()).isEqualTo("answered");
  }

  @Test
  void aRunContinuesWhenItsClientDisconnects() {
    var posted =
        site.events(
            site.posting("/v1/questions", Site.question(site.open(Site.log(9))))
                .header("Accept", "text/event-stream"));
    var run = posted.until("readingStarted").getLast().data().path("run").asText();
    posted.close();
    model.release();
    assertThat(site.follow(run, 0).all().getLast().type()).isEqualTo("answered");
  }

  @Test
  void twoClientsCanFollowTheSameRun() {
    var run = site.ask(site.open(Site.log(20)));
    try (var one = site.follow(run, 0);
        var other = site.follow(run, 0)) {
      one.until("readingStarted");
      model.release();
      assertThat(one.all().getLast()).isEqualTo(other.all().getLast());
    }
  }

  @Test
  void aClientThatDoesNotReadDoesNotDelayOthers() {
    var run = site.ask(site.open(Site.log(60)));
    try (var slow = site.follow(run, 0)) {
      model.release();
      assertThat(site.follow(run, 0).all().getLast().type()).isEqualTo("answered");
      assertNumberedFrom(1, slow.all());
    }
  }

  @Test
  void reportsLostEventsToALateClient() {
    model.release();
    var run = site.ask(site.open(Site.log(400)));
    site.follow(run, 0).until("answered");
    var late = site.follow(run, 2).all();
    var lost = late.getFirst();
    assertThat(lost.type()).isEqualTo("lost");
    assertThat(lost.data().path("after").asLong()).isEqualTo(2);
    assertNumberedFrom(lost.id() + 1, late.subList(1, late.size()));
    assertThat(late.getLast().type()).isEqualTo("answered");
    assertThat(late.size()).isLessThanOrEqualTo(401);
  }

  @Test
  void repliesNoContentIfTheClientHasTheFinalEvent() {
    model.release();
    var run = site.ask(site.open(Site.log(3)));
    var last = site.follow(run, 0).all().getLast().id();
    assertThat(site.follow(run, last).status()).isEqualTo(204);
  }

  @Test
  void aCancelledRunHasStatusCancelled() {
    var run = site.ask(site.open(Site.log(9)));
    try (var events = site.follow(run, 0)) {
      events.until("readingStarted");
      assertThat(site.delete("/v1/runs/" + run).status()).isEqualTo(204);
      assertThat(events.all().getLast().type()).isEqualTo("cancelled");
    }
    assertThat(site.get("/v1/runs/" + run).json().path("status").asText()).isEqualTo("cancelled");
    assertThat(site.delete("/v1/runs/" + run).status()).isEqualTo(204);
  }

  @Test
  void rejectsMoreRunsThanTheLimit() {
    var document = site.open(Site.log(9));
    site.ask(document);
    site.ask(document);
    var third = site.post("/v1/questions", Site.question(document));
    assertThat(third.status()).isEqualTo(429);
    assertThat(third.error().path("type").asText()).isEqualTo("rate_limit_error");
    assertThat(third.error().path("message").asText()).contains("trawl.runs.max-live");
  }

  @Test
  void dropsTheOldestEndedRun() {
    model.release();
    var document = site.open(Site.log(3));
    var runs = Stream.generate(() -> runToTheEnd(document)).limit(3).toList();
    assertThat(site.get("/v1/runs/" + runs.getFirst()).status()).isEqualTo(404);
    assertThat(site.get("/v1/runs/" + runs.getLast()).status()).isEqualTo(200);
  }

  private String runToTheEnd(String document) {
    var run = site.ask(document);
    site.follow(run, 0).all();
    return run;
  }

  @Test
  void rewritesAQuestionOfAConversation() {
    var document = site.open(Site.log(9));
    var asked =
        """
        {"question": "Where did she hide it?", "documents": ["%s"], "level": "retrieve",
         "history": [{"question": "Who is Amalia Thorsen?", "answer": "The lighthouse keeper."}]}
        """
            .formatted(document);
    var run = site.post("/v1/questions", asked).json().path("run").asText();
    assertThat(site.follow(run, 0).until("rewritten").getLast().data().path("question").asText())
        .contains("Amalia Thorsen");
  }

  @Test
  void anUnknownDocumentIsNotFound() {
    var reply = site.post("/v1/questions", Site.question("ab".repeat(32)));
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.error().path("param").asText()).isEqualTo("documents");
  }

  @Test
  void rejectsAQuestionAboutADeletedDocument() {
    var document = site.open(Site.log(3));
    site.delete("/v1/documents/" + document);
    assertThat(site.post("/v1/questions", Site.question(document)).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"documents\": [\"ID\"]} | question",
        "{\"question\": \" \", \"documents\": [\"ID\"]} | question",
        "{\"question\": 5, \"documents\": [\"ID\"]} | question",
        "{\"question\": \"Who?\"} | documents",
        "{\"question\": \"Who?\", \"documents\": []} | documents",
        "{\"question\": \"Who?\", \"documents\": [null]} | documents",
        "{\"question\": \"Who?\", \"documents\": [{}]} | documents[0]",
        "{\"question\": \"Who?\", \"documents\": \"ID\"} | documents",
        "{\"question\": \"Who?\", \"documents\": [\"ID\"], \"level\": \"guess\"} | level",
        "{\"question\": \"Who?\", \"documents\": [\"ID\"], \"budget\": {\"calls\": 0}} | budget",
        "{\"question\": \"Who?\", \"documents\": [\"ID\"], \"budget\": {\"calls\": \"x\"}} | budget.calls",
        "{\"question\": \"Who?\", \"documents\": [\"ID\"], \"history\": [null]} | history"
      })
  void namesTheInvalidMemberOfAQuestion(String body, String param) {
    var document = site.open(Site.log(3));
    var reply = site.post("/v1/questions", body.replace("ID", document));
    assertThat(reply.status()).as(reply.http().body()).isEqualTo(400);
    assertThat(reply.error().path("param").asText()).isEqualTo(param);
    assertThat(reply.error().path("message").asText()).doesNotContain("java");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1]", "null", "{\"question\": \"Who?\"} {}", "\"Who?\""})
  void rejectsABodyThatIsNotAnObject(String body) {
    var reply = site.post("/v1/questions", body);
    assertThat(reply.status()).as(reply.http().body()).isEqualTo(400);
    assertThat(reply.error().path("code").asText()).isEqualTo("malformed");
  }

  @Test
  void rejectsABodyThatIsTooLarge() {
    var body = "{\"question\": \"%s\"}".formatted("a".repeat(9000));
    var reply = site.send(site.posting("/v1/questions", body).expectContinue(true));
    assertThat(reply.status()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1/runs/none", "/v1/runs/none/events", "/v1/runs/%00", "/v1/runs/a%2fb"})
  void anUnknownRunIsNotFound(String path) {
    var reply = site.get(path);
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.error().path("code").asText()).isEqualTo("not_found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "x", "99999999999999999999"})
  void rejectsAnInvalidEventNumber(String after) {
    var run = site.ask(site.open(Site.log(3)));
    assertThat(site.get("/v1/runs/%s/events?after=%s".formatted(run, after)).status())
        .isEqualTo(400);
  }

  private static void assertNumberedFrom(long first, List<Event> events) {
    assertThat(events.stream().map(Event::id))
        .containsExactlyElementsOf(LongStream.range(first, first + events.size()).boxed().toList());
  }
}
