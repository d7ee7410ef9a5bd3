package dev.trawl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path temporary = Path.of("");

  @Test
  void answersWithDocumentPageAndQuote() {
    var pdf =
        testDocuments().pdf("log.pdf", "Fog on every day.", "Rain at night.", TestDocuments.FACT);
    var run = ask(pdf);
    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(run.out()).contains("Amalia Thorsen", "[1] log.pdf, page 3: “", "hid the brass key");
  }

  @Test
  void saysOnTheFirstLineOfStandardErrorHowToConfigureALanguageModel() {
    testDocuments().bytes("folder/notes.bin", new byte[] {0, 1, 2, 3});
    testDocuments().text("folder/log.txt", TestDocuments.harbourLog(20));
    var run = ask(temporary.resolve("folder"));
    assertThat(run.errLines().getFirst())
        .startsWith("No language model is configured, so the embedded model lexical-1 answers")
        .contains("OPENAI_BASE_URL", "TRAWL_MODEL", "--model-url", "--model", "docs/models.md");
    assertThat(run.errLines().get(1)).startsWith("Skipped 1 file");
  }

  @Test
  void onATerminalTheWordsThatAnswerAreBold() {
    var onTerminal =
        CommandRun.onTerminal(
            "ask", "--data", data(), "-f", log().toString(), TestDocuments.QUESTION);
    assertThat(onTerminal.out()).contains("\u001b[1mAmalia Thorsen\u001b[0m");
    assertThat(ask(log()).out())
        .isEqualTo(onTerminal.out().replace("\u001b[1m", "").replace("\u001b[0m", ""));
  }

  @Test
  void jsonOnATerminalIsPlain() {
    var run =
        CommandRun.onTerminal(
            "ask", "--json", "--data", data(), "-f", log().toString(), TestDocuments.QUESTION);
    assertThat(run.out()).contains("\"highlight\"").doesNotContain("\u001b");
  }

  /** Two sentences that say different things match the question equally well. */
  @Test
  void showsTheBestSentencesOnceIfNoneClearlyAnswers() throws Exception {
    var file =
        testDocuments()
            .text(
                "keys.txt",
                "The keeper Amalia Thorsen hid the brass key.\n\n"
                    + "The baker Edvard Munk hid the brass key.\n");
    var run = ask(file);
    assertThat(run.status()).as(run.toString()).isEqualTo(3);
    assertThat(run.out().lines().filter(line -> line.contains("certainly answers"))).hasSize(1);
    assertThat(run.out()).contains("The best sentences are:", "Amalia Thorsen", "Edvard Munk");
    var answer = JSON.readTree(ask(file, "--json").out());
    assertThat(answer.get("status").asText()).isEqualTo("unanswered");
    assertThat(answer.get("reason").asText()).isEqualTo("unsure");
  }

  @Test
  void printsNothingOnStandardErrorIfQuiet() {
    assertThat(ask(log(), "--quiet").err()).isEmpty();
  }

  @Test
  void printsOneJsonObject() throws Exception {
    var run = ask(log(), "--json");
    var answer = JSON.readTree(run.out());
    assertThat(answer.get("status").asText()).isEqualTo("answered");
    assertThat(answer.get("reason").isNull()).isTrue();
    assertThat(answer.get("answer").asText()).contains("Amalia Thorsen");
    assertThat(answer.at("/citations/0/marker").asInt()).isEqualTo(1);
    assertThat(answer.at("/citations/0/document").asText()).isEqualTo("log.txt");
    assertThat(answer.at("/usage/maxPromptTokens").asInt()).isBetween(1, 8192);
    assertThat(answer.at("/usage/cost").isNull()).isTrue();
    assertThat(answer.get("warnings")).isEmpty();
  }

  @Test
  void levelReasonMakesAtMostTwiceTheCallsOfLevelRetrieve() throws Exception {
    var file = log();
    var retrieved = JSON.readTree(ask(file, "--json", "--level", "retrieve").out());
    var reasoned = JSON.readTree(ask(file, "--json", "--level", "reason").out());
    assertThat(reasoned.get("status").asText()).isEqualTo("answered");
    assertThat(reasoned.get("level").asText()).isEqualTo("reason");
    assertThat(reasoned.get("answer").asText()).contains("Amalia Thorsen");
    assertThat(reasoned.get("hops")).isNotEmpty();
    assertThat(reasoned.at("/usage/calls").asInt())
        .isLessThanOrEqualTo(2 * retrieved.at("/usage/calls").asInt());
  }

  @Test
  void quotesExactlyTheTextBetweenStartAndEnd() throws Exception {
    var file = log();
    var text = Files.readString(file);
    var citations = JSON.readTree(ask(file, "--json").out()).get("citations");
    assertThat(citations).isNotEmpty();
    for (var citation : citations) {
      assertThat(citation.get("quote").asText())
          .isEqualTo(text.substring(citation.get("start").asInt(), citation.get("end").asInt()));
    }
  }

  @Test
  void printsEachEventOnOneLineAndTheAnswerLast() throws Exception {
    var run = ask(log(), "--events", "--level", "read");
    var events = new ArrayList<JsonNode>();
    for (var line : run.out().lines().toList()) {
      events.add(JSON.readTree(line));
    }
    assertThat(events.getFirst().get("type").asText()).isEqualTo("started");
    assertThat(events.getLast().get("type").asText()).isEqualTo("answered");
    assertThat(events.getLast().get("answer").asText()).contains("Amalia Thorsen");
    assertThat(events.stream().map(event -> event.get("type").asText()))
        .contains("querySplit", "keywordsChosen", "readingStarted", "chunkRead");
    for (var number = 0; number < events.size(); number++) {
      assertThat(events.get(number).get("seq").asInt()).isEqualTo(number + 1);
    }
    assertThat(run.status()).isZero();
  }

  @Test
  void readsEveryChunkAtLevelRead() throws Exception {
    var answer = JSON.readTree(ask(log(), "--json", "--level", "read").out());
    assertThat(answer.get("level").asText()).isEqualTo("read");
    assertThat(answer.at("/coverage/read")).isEqualTo(answer.at("/coverage/chunks"));
    assertThat(answer.at("/coverage/failed").asInt()).isZero();
  }

  @Test
  void reportsThatNoAnswerWasFound() throws Exception {
    var run =
        CommandRun.of(
            "ask",
            "--json",
            "--data",
            data(),
            "-f",
            log().toString(),
            "Which comet did the astronomer Ferreira photograph?");
    assertThat(run.status()).as(run.toString()).isEqualTo(3);
    assertThat(JSON.readTree(run.out()).get("status").asText()).isEqualTo("unanswered");
    assertThat(JSON.readTree(run.out()).get("reason").asText()).isEqualTo("unsure");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2048", "4096"})
  void staysWithinTheGivenWindow(String window) throws Exception {
    var answer = JSON.readTree(ask(log(), "--json", "--level", "read", "--window", window).out());
    assertThat(answer.get("answer").asText()).contains("Amalia Thorsen");
    assertThat(answer.at("/usage/maxPromptTokens").asInt()).isLessThan(Integer.parseInt(window));
  }

  @Test
  void readsStandardInput() {
    var run =
        CommandRun.piped(
            TestDocuments.harbourLog(20),
            "ask",
            "--data",
            data(),
            "-f",
            "-",
            TestDocuments.QUESTION);
    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(run.out()).contains("Amalia Thorsen");
  }

  @Test
  void searchesAFolder() {
    testDocuments().text("folder/a.txt", "Nothing here.");
    testDocuments().text("folder/below/b.md", TestDocuments.harbourLog(20));
    var run = ask(temporary.resolve("folder"));
    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(run.out()).contains("Amalia Thorsen", "b.md");
  }

  @Test
  void usesTheGivenLanguage() throws Exception {
    var run = ask(log(), "--events", "--lang", "de");
    var split =
        run.out().lines().filter(line -> line.contains("\"querySplit\"")).findFirst().orElseThrow();
    assertThat(JSON.readTree(split).get("language").asText()).isEqualTo("de");
  }

  @Test
  void answersFromTheNewTextOfAChangedFile() {
    var file = log();
    ask(file);
    testDocuments()
        .text("log.txt", TestDocuments.harbourLog(20).replace("Amalia Thorsen", "Edvard Munk"));
    assertThat(ask(file).out()).contains("Edvard Munk").doesNotContain("Thorsen");
  }

  @Test
  void showsTheContentsOfAnIndex() throws Exception {
    var file = testDocuments().pdf("log.pdf", "Fog.", TestDocuments.FACT);
    var text = CommandRun.of("index", "--data", data(), "-f", file.toString());
    assertThat(text.status()).isZero();
    assertThat(text.out())
        .contains("log.pdf: application/pdf, 2 pages, ", " tokens, ", "1 document in ");
    var json =
        JSON.readTree(
            CommandRun.of("index", "--json", "--data", data(), "-f", file.toString()).out());
    assertThat(json.at("/documents/0/name").asText()).isEqualTo("log.pdf");
    assertThat(json.at("/documents/0/pages").asInt()).isEqualTo(2);
    assertThat(json.at("/documents/0/chunks").asInt()).isPositive();
    assertThat(json.get("rejected")).isEmpty();
  }

  private Path log() {
    return testDocuments().text("log.txt", TestDocuments.harbourLog(200));
  }

  private TestDocuments testDocuments() {
    return new TestDocuments(temporary);
  }

  private String data() {
    return temporary.resolve("data").toString();
  }

  private CommandRun ask(Path file, String... more) {
    var arguments = new ArrayList<>(List.of("ask", "--data", data(), "-f", file.toString()));
    arguments.addAll(List.of(more));
    arguments.add(TestDocuments.QUESTION);
    return CommandRun.of(arguments.toArray(String[]::new));
  }
}
