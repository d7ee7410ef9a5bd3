package dev.trawl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trawl.cli.terminal.ExitStatus;
import dev.trawl.testkit.EndpointPlan;
import dev.trawl.testkit.Offer;
import dev.trawl.testkit.endpoint.SimulatedEndpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the command line with a model over the network. */
class EndpointTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Offer OFFER = Offer.standard();
  private static final String CHUNKS = "trawl.chunks.tokens-max = 64\n";
  private static final String ESTIMATE_FROM_TEN_CALLS =
      CHUNKS + "trawl.estimate.say-from-calls = 10\n";
  private static final String PRICED =
      ESTIMATE_FROM_TEN_CALLS
          + "trawl.model.price { prompt-per-million = 3, reply-per-million = 9 }\n";

  @TempDir private Path temporary = Path.of("");

  @Test
  void estimatesWithoutCallingTheModel() throws Exception {
    try (var endpoint = serve(OFFER)) {
      var run = run(endpoint, PRICED, "estimate");
      assertThat(run.status()).as(run.toString()).isZero();
      assertThat(run.out())
          .contains(
              "Level auto takes about", "2 calls (0 chunks read)", "if a search finds the answer")
          .contains("cost 0.0", "The largest prompt has ", "Assumed: ")
          .contains("trawl.model: one call takes 2000 ms, and up to 64 run in parallel");
      assertThat(endpoint.counts().requests()).isZero();
    }
  }

  @Test
  void estimatesAsJson() throws Exception {
    try (var endpoint = serve(OFFER)) {
      var run = run(endpoint, CHUNKS, "estimate", "--json", "--level", "read");
      var estimate = JSON.readTree(run.out());
      var chunks = estimate.at("/most/chunks").asInt();
      assertThat(estimate.get("level").asText()).isEqualTo("read");
      assertThat(estimate.get("least")).isEqualTo(estimate.get("most"));
      assertThat(chunks).isGreaterThan(10);
      assertThat(estimate.at("/most/calls").asInt()).isEqualTo(chunks + 2);
      assertThat(estimate.at("/most/cost").isNull()).isTrue();
      assertThat(estimate.at("/window/promptTokens").asInt())
          .isGreaterThan(estimate.at("/most/maxPromptTokens").asInt());
      assertThat(endpoint.counts().requests()).isZero();
    }
  }

  @Test
  void printsTheClaimsOfAnAnswerAsJson() throws Exception {
    try (var endpoint = serve(OFFER)) {
      var answer = JSON.readTree(run(endpoint, CHUNKS, "ask", "--json").out());
      assertThat(answer.path("job").asText()).isEqualTo("fact");
      assertThat(answer.at("/claims/0/citations/0").asInt()).isEqualTo(1);
      assertThat(answer.at("/claims/0/supported").asBoolean()).isTrue();
    }
  }

  @Test
  void reportsThatNoPriceIsSet() throws Exception {
    try (var endpoint = serve(OFFER)) {
      assertThat(run(endpoint, CHUNKS, "estimate").out())
          .contains("cost unknown (no price is set)");
    }
  }

  @Test
  void showsTheEstimateBeforeALongRun() throws Exception {
    try (var endpoint = serve(OFFER)) {
      var run = run(endpoint, PRICED, "ask", "--level", "read");
      assertThat(run.status()).as(run.toString()).isZero();
      assertThat(run.errLines())
          .anyMatch(
              line ->
                  line.matches(
                      "Reading \\d+ chunks: about \\d+ calls, \\S+ tokens, cost [0-9.]+, \\d+"
                          + " s\\."));
    }
  }

  @Test
  void showsNoEstimateForAShortRunOrWithJsonOrQuiet() throws Exception {
    try (var endpoint = serve(OFFER)) {
      for (var run :
          List.of(
              run(endpoint, CHUNKS, "ask", "--level", "read"),
              run(endpoint, ESTIMATE_FROM_TEN_CALLS, "ask", "--level", "read", "--json"),
              run(endpoint, ESTIMATE_FROM_TEN_CALLS, "ask", "--level", "read", "--quiet"),
              run(endpoint, ESTIMATE_FROM_TEN_CALLS, "ask", "--level", "retrieve"))) {
        assertThat(run.status()).as(run.toString()).isZero();
        assertThat(run.err()).doesNotContain("about");
      }
    }
  }

  @Test
  void rejectsAnUnreachableServer() throws Exception {
    var endpoint = serve(OFFER);
    endpoint.close();
    assertRejected(run(endpoint, "", "ask", "--quiet"), "cannot be reached", "see --model-url");
  }

  @Test
  void rejectsAWrongKey() throws Exception {
    try (var endpoint = serve(OFFER.withKey("right"))) {
      assertRejected(
          run(endpoint, "", "ask", "--quiet", "--api-key-env", "PATH"),
          "\"Incorrect API key provided.\"",
          "see --api-key-env");
    }
  }

  @Test
  void rejectsAModelThatTheServerDoesNotHave() throws Exception {
    try (var endpoint = serve(OFFER.withModel("other"))) {
      assertRejected(run(endpoint, "", "ask", "--quiet"), "it has other", "see --model");
    }
  }

  @Test
  void rejectsAWindowLargerThanTheServersWindow() throws Exception {
    try (var endpoint = serve(OFFER.withWindow(4096))) {
      assertRejected(run(endpoint, "", "estimate", "--quiet"), "4096", "see --window");
    }
  }

  @Test
  void rejectsAWindowSmallerThanAPrompt() throws Exception {
    try (var endpoint = serve(OFFER)) {
      assertRejected(
          run(endpoint, "", "ask", "--quiet", "--window", "800"), "too small", "see --window");
    }
  }

  @Test
  void rejectsAPriceThatIsNotANumber() throws Exception {
    try (var endpoint = serve(OFFER)) {
      assertRejected(
          run(endpoint, "trawl.model.price.reply-per-million = cheap", "ask", "--quiet"),
          "trawl.model.price.reply-per-million",
          "cheap");
    }
  }

  @Test
  void limitsTheCostWithThePriceOption() throws Exception {
    try (var endpoint = serve(OFFER)) {
      var run =
          run(endpoint, CHUNKS, "ask", "--level", "read", "--price", "3,9", "--max-cost", "0.005");
      assertThat(run.status()).as(run.toString()).isEqualTo(ExitStatus.PARTIAL);
      assertThat(run.err())
          .contains(
              "A million prompt tokens cost 3 and a million reply tokens 9, set by"
                  + " trawl.model.price.");
      assertThat(run(endpoint, CHUNKS, "estimate", "--price", "3,9").out()).contains("cost 0.0");
    }
  }

  @Test
  void rejectsAPriceThatIsNotTwoNumbers() throws Exception {
    try (var endpoint = serve(OFFER)) {
      assertRejected(run(endpoint, "", "ask", "--quiet", "--price", "3"), "--price", "0.15,0.60");
    }
  }

  @Test
  void addsV1ToAUrlWithoutAVersion() throws Exception {
    try (var endpoint = serve(OFFER)) {
      var url = endpoint.uri().toString();
      var run = runAt(url.substring(0, url.length() - "/v1".length()), CHUNKS, "ask");
      assertThat(run.status()).as(run.toString()).isZero();
      assertThat(run.out()).contains("Amalia Thorsen");
      assertThat(run.err())
          .contains("Using " + url + ", because there is no API at the given address.");
    }
  }

  @Test
  void rejectsAMaxCostWithoutAPrice() throws Exception {
    try (var endpoint = serve(OFFER)) {
      assertRejected(
          run(endpoint, "", "ask", "--quiet", "--max-cost", "1"),
          "--max-cost",
          "trawl.model.price");
      assertThat(endpoint.counts().requests()).isZero();
    }
  }

  @Test
  void printsDraftsOnlyAsEvents() throws Exception {
    try (var endpoint = serve(OFFER)) {
      var run = run(endpoint, CHUNKS, "ask", "--quiet", "--level", "read", "--events");
      var events = new ArrayList<JsonNode>();
      for (var line : run.out().lines().toList()) {
        events.add(JSON.readTree(line));
      }
      var draft =
          events.stream()
              .filter(event -> event.path("type").asText().equals("answerDelta"))
              .map(event -> event.path("text").asText())
              .collect(Collectors.joining());
      assertThat(draft).contains("Amalia Thorsen");
      assertThat(events.getLast().path("type").asText()).isEqualTo("answered");
      assertThat(run(endpoint, CHUNKS, "ask", "--quiet", "--level", "read").out())
          .startsWith(draft + " [1]");
    }
  }

  private static SimulatedEndpoint serve(Offer offer) throws IOException {
    return SimulatedEndpoint.start(EndpointPlan.withoutFaults().with(offer));
  }

  private CommandRun run(SimulatedEndpoint endpoint, String settings, String... command) {
    return runAt(endpoint.uri().toString(), settings, command);
  }

  private CommandRun runAt(String url, String settings, String... command) {
    var testDocuments = new TestDocuments(temporary);
    var arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--data", temporary.resolve("data").toString()));
    arguments.addAll(List.of("--config", testDocuments.text("some.conf", settings).toString()));
    arguments.addAll(List.of("--model-url", url));
    arguments.addAll(List.of("--model", "trawl-simulated"));
    arguments.addAll(
        List.of("-f", testDocuments.text("log.txt", TestDocuments.harbourLog(100)).toString()));
    arguments.add(TestDocuments.QUESTION);
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  /** Expects status 2, no answer, and one error line that contains {@code words}. */
  private static void assertRejected(CommandRun run, String... words) {
    assertThat(run.status()).as(run.toString()).isEqualTo(ExitStatus.UNUSABLE);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).as(run.err()).hasSize(1);
    assertThat(run.err()).contains(words);
  }
}
