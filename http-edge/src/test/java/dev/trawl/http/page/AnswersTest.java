package dev.trawl.http.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trawl.http.server.Site;
import dev.trawl.protocol.model.ReadingModel.Draft;
import dev.trawl.protocol.model.ReadingModel.Quote;
import dev.trawl.protocol.model.ReadingModel.Verdict;
import dev.trawl.testkit.ScriptedModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** Tests how the page shows an answer: where it is, its Markdown, its map, and its numbers. */
@Execution(ExecutionMode.SAME_THREAD)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class AnswersTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ANSWER = "Amalia Thorsen";
  private static final String FACT = "The lighthouse keeper Amalia Thorsen hid the brass key.";

  @TempDir private static Path profile = Path.of("");
  private static Optional<Browser> shared = Optional.empty();

  @TempDir private Path folder = Path.of("");
  private Optional<Site> open = Optional.empty();
  private final Browser browser = shared.orElseThrow();

  @BeforeAll
  static void openBrowser() {
    shared = Optional.of(Browser.open(profile));
  }

  @AfterAll
  static void closeBrowser() {
    shared.ifPresent(Browser::close);
  }

  @BeforeEach
  void reset() {
    browser.reset();
  }

  @AfterEach
  void stop() {
    browser.go("about:blank");
    open.ifPresent(Site::close);
  }

  @ParameterizedTest
  @CsvSource({"1280, 800", "360, 740"})
  void eachNewAnswerIsVisibleWithoutScrolling(int width, int height) {
    browser.size(width, height);
    visit(Site.in(folder)).open(Site.log(40));
    browser.reload();
    ask(Site.QUESTION, "read");
    waitForAnswers(1);
    ask("What came in and left with the tide?", "read");
    waitForAnswers(2);
    assertThat(
            browser.isTrue(
                """
                const box = document.querySelector('#scroll').getBoundingClientRect();
                const turn = [...document.querySelectorAll('.turn')].at(-1);
                const question = turn.querySelector('.asked-question').getBoundingClientRect();
                const answer = turn.querySelector('.answer').getBoundingClientRect();
                return question.top >= box.top && answer.top < box.bottom - 20
                  && answer.bottom <= box.bottom"""))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"retrieve", "auto", "read"})
  void theMapShowsReadAndRelevantChunks(String level) {
    visit(Site.in(folder)).open(Site.log(40));
    browser.reload();
    ask(Site.QUESTION, level);
    waitForAnswers(1);
    var coverage = newestTurn().at("/answer/coverage");
    assertThat(coverage.path("read").asInt()).isPositive();
    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () ->
                assertThat(browser.find(".cells").getAccessibleName())
                    .contains(
                        "%d read, 1 relevant, 0 failed".formatted(coverage.path("read").asInt())));
  }

  @Test
  void theTimeShownDoesNotIncludeOpeningTheDocument() {
    var site = visit(Site.in(folder));
    browser.choose(Pdf.write(folder.resolve("harbour.pdf"), HarbourLog.pages(40)));
    browser.waitForText("#documents .meta", "40 pages");
    ask("Who hid the brass key?", "retrieve");
    waitForAnswers(1);
    await().atMost(TIMEOUT).until(() -> newestTurn().path("tookMs").isNumber());
    var run = newestTurn().path("run").asText();
    var events = site.get("/v1/runs/%s/events?after=0".formatted(run)).http().body();
    var first = event(events, "started").path("at").asText();
    var last = event(events, "answered").path("at").asText();
    var runMillis = Duration.between(Instant.parse(first), Instant.parse(last)).toMillis();
    // The page truncates both times to milliseconds before it subtracts them.
    assertThat(newestTurn().path("tookMs").asLong()).isBetween(runMillis - 1, runMillis + 1);
    assertThat(newestTurn().at("/answer/timing/totalMs").asLong()).isGreaterThan(runMillis + 1);
    browser.waitForText(".figures", "took ");
  }

  @Test
  void aStoppedQuestionShowsTheQuotesFoundSoFar() {
    var model =
        ScriptedModel.create()
            .reading(
                task ->
                    task.chunk().text().contains(ANSWER)
                        ? completedFuture(new Verdict.Relevant(List.of(FACT), 0.9))
                        : new CompletableFuture<>());
    visit(Site.reading(model, folder)).open(Site.log(4));
    browser.reload();
    ask(Site.QUESTION, "read");
    browser.waitForText(".progress", "Reading, 1 of ");
    browser.click("#send");
    browser.waitForText(".badge", "Stopped");
    browser.waitForText(".result .tag", "Found so far");
    browser.waitForText(".source q", FACT);
    browser.reload();
    browser.click(".source");
    browser.waitForText("#reader mark", FACT);
  }

  @Test
  void showsTheMarkdownOfAModelButRunsNoScriptInIt() {
    visit(
            Site.reading(
                answering(
                    """
                    ## The keeper

                    **Amalia Thorsen** *surely* hid the `brass key`.

                    1. she hid the key
                    2. see [the log](https://example.org/log)

                    <script>window.hacked=1</script><img src=x onerror=window.hacked=1>
                    [click](javascript:window.hacked=1) [here](data:text/html,<b>x</b>)
                    [there](//example.org/x) <svg onload=window.hacked=1>"""),
                folder))
        .open(Site.log(4));
    browser.reload();
    ask(Site.QUESTION, "retrieve");
    waitForAnswers(1);
    assertThat(browser.text(".answer h5")).isEqualTo("The keeper");
    assertThat(browser.text(".answer strong")).isEqualTo(ANSWER);
    assertThat(browser.text(".answer em")).isEqualTo("surely");
    assertThat(browser.text(".answer code")).isEqualTo("brass key");
    assertThat(browser.all(".answer ol li")).hasSize(2);
    assertThat(browser.all(".answer .cite")).isNotEmpty();
    var links = browser.all(".answer a");
    assertThat(links).hasSize(1);
    assertThat(links.getFirst().getDomAttribute("href")).isEqualTo("https://example.org/log");
    assertThat(links.getFirst().getDomAttribute("rel")).contains("noopener");
    assertThat(browser.text(".answer"))
        .contains("<script>", "[click](javascript:window.hacked=1)", "<svg onload");
    assertThat(browser.all(".answer img, .answer script, .answer svg")).isEmpty();
    assertThat(browser.isTrue("return window.hacked === undefined")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "plain text | <p>plain text</p>",
        "2 * 3 * 4 and a_b_c | <p>2 * 3 * 4 and a_b_c</p>",
        "**a *b* c** | <p><strong>a <em>b</em> c</strong></p>",
        "中文**粗体**中文 | <p>中文<strong>粗体</strong>中文</p>",
        "`a*b*c` | <p><code>a*b*c</code></p>",
        "- a\\n  - b\\n- c | <ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
        "3. a\\n4. b | <ol start=\"3\"><li>a</li><li>b</li></ol>",
        "```js\\n<b>x</b>\\n``` | <pre><code>&lt;b&gt;x&lt;/b&gt;</code></pre>",
        "> said | <blockquote><p>said</p></blockquote>",
        "a\\n\\n---\\n\\nb | <p>a</p><hr><p>b</p>",
        "\\*not bold\\* | <p>*not bold*</p>",
        "**open and *never closed | <p>**open and *never closed</p>",
        "[x]( javascript:alert(1)) | <p>[x]( javascript:alert(1))</p>",
        "[x](vbscript:y) <JAVASCRIPT:z> | <p>[x](vbscript:y) &lt;JAVASCRIPT:z&gt;</p>"
      })
  void convertsMarkdownToElements(String markdown, String html) {
    visit(Site.in(folder));
    assertThat(
            browser.evaluate(
                """
                return import('/page/markdown.js').then(({ markdownNodes }) => {
                  const box = document.createElement('div');
                  box.append(...markdownNodes(arguments[0]));
                  return box.innerHTML;
                })""",
                markdown.replace("\\n", "\n")))
        .isEqualTo(html);
  }

  @Test
  void saysThatNoLanguageModelIsConfigured() {
    visit(Site.in(folder));
    browser.waitForText("#no-model", "OPENAI_BASE_URL");
    browser.click("#language");
    browser.waitForText("#no-model", "没有配置语言模型");
    browser.click("#language");
  }

  @Test
  void doesNotMentionTheModelIfALanguageModelAnswers() {
    visit(Site.reading(answering(FACT), folder)).open(Site.log(4));
    browser.reload();
    ask(Site.QUESTION, "retrieve");
    waitForAnswers(1);
    assertThat(browser.isTrue("return document.querySelector('#no-model').hidden")).isTrue();
  }

  @Test
  void showsWhyAnAnswerIsNotWhole() {
    visit(Site.reading(answering(FACT + " It was Tuesday in Lisbon."), folder)).open(Site.log(4));
    browser.reload();
    ask(Site.QUESTION, "retrieve");
    waitForAnswers(1);
    browser.waitForText(".badge", "Answered in part");
    browser.waitForText(".reason", "No sentence was found for a part of it.");
  }

  @Test
  void showsNoSuggestionsInAConversationWithAnAnswer() throws Exception {
    visit(Site.in(folder)).open(Site.log(9));
    browser.reload();
    ask(Site.QUESTION, "retrieve");
    waitForAnswers(1);
    var text = "Orla Byrne was the captain of the ferry. She lost her hat.\n\n" + Site.log(9);
    browser.choose(Files.writeString(folder.resolve("ferry.txt"), text));
    browser.waitForText("#asked", "2 documents");
    browser.click("#new");
    browser.waitForText(".chip", "Who was Orla Byrne?");
    browser.click("#history .doc");
    browser.waitUntilGone(".chip");
  }

  @Test
  void largeNumbersHaveTheSameFormatEverywhere() {
    visit(Site.in(folder)).upload("log.txt", Site.log(1200).getBytes(UTF_8));
    browser.reload();
    ask(Site.QUESTION, "read");
    waitForAnswers(1);
    browser.waitForText(".map .faint", "1,201 chunks");
    assertThat(browser.text(".figures")).contains("1,201 of 1,201 chunks read");
    assertThat(browser.find(".cells").getAccessibleName()).contains("1,201 chunks, 1,201 read");
    assertThat(browser.text(".turn")).doesNotContainPattern("[0-9]{4}");
  }

  private static ScriptedModel answering(String text) {
    return ScriptedModel.create()
        .answering(
            task ->
                completedFuture(
                    task.chunks().stream()
                        .filter(chunk -> chunk.text().contains(FACT))
                        .findFirst()
                        .map(
                            chunk -> new Draft(true, text, List.of(new Quote(chunk.id(), FACT)), 1))
                        .orElse(ScriptedModel.NO_ANSWER)));
  }

  private Site visit(Site site) {
    open = Optional.of(site);
    browser.go(site.uri("/").toString());
    return site;
  }

  private void ask(String question, String level) {
    browser.click("#levels label:has([value=%s])".formatted(level));
    browser.find("#question").sendKeys(question, Keys.ENTER);
  }

  private void waitForAnswers(int count) {
    await().atMost(TIMEOUT).until(() -> browser.all(".turn .result .answer").size() == count);
    await().atMost(TIMEOUT).until(() -> newestTurn().path("answer").isObject());
  }

  /** The newest question of the conversation, as the page stores it. */
  private JsonNode newestTurn() {
    try {
      var stored =
          browser.evaluate(
              "return localStorage[Object.keys(localStorage).find(key =>"
                  + " key.startsWith('trawl.conversation.'))] ?? '{}'");
      var turns = JSON.readTree(stored).path("turns");
      return turns.path(turns.size() - 1);
    } catch (JsonProcessingException noJson) {
      throw new AssertionError(noJson);
    }
  }

  private static JsonNode event(String stream, String type) {
    return stream
        .lines()
        .filter(line -> line.startsWith("data:"))
        .map(line -> read(line.substring("data:".length())))
        .filter(event -> event.path("type").asText().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException noJson) {
      throw new AssertionError(noJson);
    }
  }
}
