package dev.trawl.http.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trawl.http.server.BlockedModel;
import dev.trawl.http.server.Site;
import dev.trawl.http.server.TrawlServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.openqa.selenium.Keys;

/** Tests the page in a real browser, with a real server. */
@Execution(ExecutionMode.SAME_THREAD)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PageTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String ANSWER = "Amalia Thorsen";
  private static final String FACT = "The lighthouse keeper Amalia Thorsen hid the brass key.";
  private static final String HOSTILE = "<img src=x onerror=window.hacked=1>";

  @TempDir private static Path profile = Path.of("");
  private static Optional<Browser> shared = Optional.empty();

  @TempDir private Path folder = Path.of("");
  private Optional<Site> open = Optional.empty();
  private Browser browser = shared.orElseThrow();

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

  @Test
  void showsHowAPdfIsReadAndTheQuoteOnItsPage() {
    visit(Site.in(folder));
    browser.choose(Pdf.write(folder.resolve("harbour.pdf"), pages()));
    browser.waitForText("#documents .meta", "6 pages");

    ask(Site.QUESTION, "read");
    browser.waitForText(".answer", ANSWER);
    browser.waitForText(".figures", "chunks read");
    assertThat(browser.find(".cells").getAccessibleName())
        .contains("Map of harbour.pdf")
        .containsPattern("[1-9][0-9]* relevant, 0 failed");

    browser.click(".cite");
    browser.waitForText("#reader-title", "harbour.pdf");
    browser.waitForText("#reader-page", "Page 4 of 6");
    assertThat(browser.text("#reader mark").replaceAll("\\s+", " ")).isEqualTo(FACT);
    assertThat(browser.text(".source q").replaceAll("\\s+", " ")).contains(FACT);
    assertThat(
            browser.isTrue(
                """
                const mark = document.querySelector('mark').getBoundingClientRect();
                const box = document.querySelector('#reader-scroll').getBoundingClientRect();
                return mark.top >= box.top && mark.bottom <= box.bottom"""))
        .isTrue();
  }

  @Test
  void theDocumentPaneLoadsMoreTextInBothDirections() {
    var site = visit(Site.in(folder));
    var id = site.open(Site.log(600));
    browser.reload();
    ask(Site.QUESTION, "retrieve");
    browser.click(".cite");
    browser.waitForText("#reader mark", ANSWER);
    var fullText = site.get("/v1/documents/%s/text".formatted(id)).json().path("text").asText();
    // In one script, because text that is loaded on scrolling may hide the button before the click.
    var clickIfVisible =
        "const button = document.getElementById(arguments[0]);"
            + "if (!button.hidden) button.click(); return button.hidden;";
    for (var side : List.of("earlier", "later")) {
      await().atMost(TIMEOUT).until(() -> browser.evaluate(clickIfVisible, side).equals("true"));
    }
    assertThat(browser.evaluate("return document.querySelector('#reader-text').textContent"))
        .isEqualTo("Page 1" + fullText);
  }

  @Test
  void aCellOfTheMapHasADescriptionAndOpensItsChunk() {
    var site = visit(Site.in(folder));
    var id = site.open(Site.log(40));
    browser.reload();
    ask(Site.QUESTION, "read");
    browser.waitForText(".answer", ANSWER);

    var cells = browser.find(".cells");
    browser.over(cells, 5 * 13 + 4, 4).perform();
    browser.waitForText(".note", "Chunk 6 of ");
    browser.waitForText(".note", ", page 1: read, nothing found");
    browser.over(cells, 5 * 13 + 4, 4).click().perform();
    var chunk = site.get("/v1/documents/%s/chunks/5".formatted(id)).json();
    var text =
        site.get(
                "/v1/documents/%s/text?start=%d&end=%d"
                    .formatted(id, chunk.path("start").asInt(), chunk.path("end").asInt()))
            .json();
    browser.waitForText("#reader .place", "fog");
    assertThat(browser.text("#reader .place")).isEqualTo(text.path("text").asText());
  }

  @Test
  void aRunCanBeFollowedAndStopped() {
    var site = visit(Site.reading(new BlockedModel(), folder));
    site.open(Site.log(40));
    browser.reload();
    ask(Site.QUESTION, "read");
    browser.waitForText(".progress", "Reading, 0 of ");
    assertThat(browser.find("#send").getAccessibleName()).isEqualTo("Stop");
    browser.click("#send");
    browser.waitForText(".badge", "Stopped");
    assertThat(browser.find("#send").getAccessibleName()).isEqualTo("Ask");

    browser.click(".actions button");
    browser.waitForText(".progress", "Reading");
    browser.press(Keys.ESCAPE);
    await().atMost(TIMEOUT).until(() -> browser.all(".badge.cancelled").size() == 2);
  }

  @Test
  void aReloadContinuesTheRunAndKeepsTheConversation() {
    var model = new BlockedModel();
    var site = visit(Site.reading(model, folder));
    site.open(Site.log(40));
    browser.reload();
    ask(Site.QUESTION, "read");
    browser.waitForText(".progress", "Reading, 0 of ");
    browser.reload();
    browser.waitForText(".asked-question", Site.QUESTION);
    browser.waitForText(".progress", "Reading, 0 of ");
    model.release();
    browser.waitForText(".answer", ANSWER);
    browser.waitForText("#history .name", Site.QUESTION);

    browser.reload();
    browser.waitForText(".answer", ANSWER);
    assertThat(browser.find(".cells").getAccessibleName()).doesNotContain(" 0 read");
    ask("What came in on day 3?", "retrieve");
    await().atMost(TIMEOUT).until(() -> browser.all(".turn .answer").size() == 2);
  }

  @Test
  void aQuestionThatTheServerNoLongerHasIsShownAsLost() {
    var site = visit(Site.reading(new BlockedModel(), folder));
    site.open(Site.log(40));
    browser.reload();
    ask(Site.QUESTION, "read");
    browser.waitForText(".progress", "Reading");
    browser.evaluate(
        """
        const key = Object.keys(localStorage).find(key => key.startsWith('trawl.conversation.'));
        localStorage.setItem(key, localStorage.getItem(key).replace(/"run":"[^"]*"/, '"run":"gone"'))""");
    browser.reload();
    browser.waitForText(".turn .error", "Ask it again");
    assertThat(browser.find(".actions button").getText()).isEqualTo("Ask again");
  }

  @Test
  void scriptsInDocumentsNamesAndQuestionsDoNotRun() throws IOException {
    visit(Site.in(folder, "trawl.chunks.tokens-max = 48"));
    var text =
        "The lighthouse keeper Amalia Thorsen hid the brass key <script>window.hacked=1</script>.\n\n"
            + days(1, 9);
    browser.choose(Files.writeString(folder.resolve(HOSTILE + ".txt"), text));
    browser.waitForText("#documents .meta", "1 page");
    browser.waitForText("#documents .name", HOSTILE);
    ask(Site.QUESTION, "read");
    browser.click(".cite");
    browser.waitForText("#reader mark", "<script>window.hacked=1</script>");
    browser.press(Keys.ESCAPE);
    ask("Who hid the brass key? " + HOSTILE, "retrieve");
    browser.waitForText(".asked-question", HOSTILE);
    assertThat(browser.text(".source q")).contains("<script>");
    assertThat(browser.text("#reader-title")).contains(HOSTILE);
    assertThat(browser.isTrue("return window.hacked === undefined")).isTrue();
    assertThat(browser.all("img[src=x]")).isEmpty();
    assertThat(browser.all("script")).hasSize(1);
  }

  @Test
  void asksForAKeyIfTheServerNeedsOne() {
    visit(Site.in(folder, "trawl.http.keys = [a-long-secret]"));
    browser.find("#key-dialog #key");
    browser.type("a-wrong-secret", Keys.ENTER);
    browser.waitForText("#key-error", "does not know this key");
    browser.type("a-long-secret", Keys.ENTER);
    browser.waitUntilGone("#key-dialog");
    browser.choose(Pdf.write(folder.resolve("harbour.pdf"), pages()));
    browser.waitForText("#documents .meta", "6 pages");
    ask(Site.QUESTION, "read");
    browser.waitForText(".answer", ANSWER);
    browser.reload();
    browser.waitForText("#documents .meta", "6 pages");
    assertThat(browser.evaluate("return JSON.stringify(localStorage)"))
        .doesNotContain("a-long-secret");
    assertThat(browser.evaluate("return JSON.stringify(sessionStorage)")).contains("a-long-secret");
  }

  @Test
  void exportsAConversation() throws IOException {
    var site = visit(Site.in(folder));
    site.open(Site.log(9));
    browser.reload();
    browser.saveTo(folder);
    ask(Site.QUESTION, "read");
    browser.waitForText(".answer", ANSWER);
    browser.click("#export-markdown");
    assertThat(Files.readString(saved("Who-hid-the-brass-key.md")))
        .contains("## Who hid the brass key?", ANSWER, "> [1] " + FACT, "log.txt, page 1");
    browser.click("#export-json");
    var json = new ObjectMapper().readTree(saved("Who-hid-the-brass-key.json").toFile());
    var turn = json.path("turns").get(0);
    assertThat(turn.path("question").asText()).isEqualTo(Site.QUESTION);
    assertThat(turn.at("/answer/citations/0/quote").asText()).isEqualTo(FACT);
  }

  @Test
  void canBeUsedWithTheKeyboardOnly() {
    var site = visit(Site.in(folder));
    site.open(Site.log(9));
    browser.reload();
    browser.waitForText("#documents .name", "log.txt");
    tabTo("#question");
    browser.type("Who hid", Keys.chord(Keys.SHIFT, Keys.ENTER), "the brass key?", Keys.ENTER);
    browser.waitForText(".asked-question", "Who hid\nthe brass key?");
    browser.waitForText(".answer", ANSWER);
    tabBackTo(".cite");
    browser.press(Keys.ENTER);
    browser.waitForText("#reader mark", ANSWER);
    browser.press(Keys.ESCAPE);
    browser.waitUntilGone("#reader");
    assertThat(browser.isTrue("return document.activeElement.matches('.cite')")).isTrue();
  }

  @Test
  void aNewDocumentSuggestsQuestions() throws IOException {
    visit(Site.in(folder));
    var text = "Orla Byrne was the captain of the ferry. She lost her hat.\n\n" + Site.log(9);
    browser.choose(Files.writeString(folder.resolve("ferry.txt"), text));
    browser.waitForText(".chip", "Who was Orla Byrne?");
    browser.click(".chip");
    browser.waitForText(".asked-question", "Who was Orla Byrne?");
    browser.waitForText(".answer", "captain of the ferry");
    browser.waitUntilGone(".chip");
  }

  @Test
  void searchesOnlyTheSelectedDocuments() {
    var site = visit(Site.in(folder));
    site.open(Site.log(9));
    site.upload("other.txt", "The bridge is closed on Sundays.".getBytes(UTF_8));
    browser.reload();
    browser.waitForText("#asked", "2 documents");
    browser.click("#documents li:first-child input");
    browser.waitForText("#asked", "1 of 2 documents");
    ask(Site.QUESTION, "read");
    browser.waitForText(".badge", "Not answered");
    browser.waitForText(".reason", "No sentence clearly answers.");
    assertThat(browser.text(".map .name")).isEqualTo("other.txt");
  }

  @Test
  void showsAnErrorNextToTheInputThatCausedIt() throws IOException {
    visit(
        Site.in(
            folder,
            "trawl.http.max-upload-size = 1 KiB",
            "trawl.runs.max-question-characters = 20"));
    ask(Site.QUESTION, "auto");
    browser.waitForText("#ask-error", "Add a document first");
    browser.choose(Files.writeString(folder.resolve("large.txt"), Site.log(99)));
    browser.waitForText(".coming .meta", "1,024");
    browser.click(".coming button");
    browser.find("#url").click();
    browser.type("http://127.0.0.1:1/secret.txt", Keys.ENTER);
    browser.waitForText("#address-error", "127.0.0.1");
    browser.choose(Files.writeString(folder.resolve("small.txt"), Site.log(2)));
    browser.waitForText("#documents .meta", "1 page");
    ask("Who hid the brass key of the lighthouse?", "auto");
    browser.waitForText("#ask-error", "20");
    assertThat(browser.evaluate("return document.querySelector('#question').value"))
        .contains("Who hid");
  }

  @Test
  void reconnectsWhenTheServerIsBack() {
    var site = visit(Site.in(folder));
    site.open(Site.log(9));
    browser.reload();
    browser.waitForText("#asked", "1 document");
    var port = site.server.address().getPort();
    site.server.stop().toCompletableFuture().join();
    ask(Site.QUESTION, "read");
    browser.waitForText("#gone", "cannot be reached");
    TrawlServer.start(site.trawl, Site.settings(site.trawl), "127.0.0.1", port)
        .toCompletableFuture()
        .join();
    browser.waitUntilGone("#gone");
    browser.click("#send");
    browser.waitForText(".answer", ANSWER);
  }

  @Test
  void asksForConfirmationBeforeDeleting() {
    var site = visit(Site.in(folder));
    site.open(Site.log(9));
    browser.reload();
    ask(Site.QUESTION, "retrieve");
    browser.waitForText(".answer", ANSWER);
    browser.click("#delete-history");
    browser.waitForText("#confirm-text", "cannot be undone");
    browser.click("#confirm-no");
    browser.waitForText("#history .name", Site.QUESTION);
    browser.click("#delete-history");
    browser.click("#confirm-yes");
    browser.waitUntilGone("#history li");
    browser.waitUntilGone(".turn");
    browser.click("#documents li > button:last-of-type");
    browser.waitForText("#confirm-text", "log.txt");
    browser.click("#confirm-yes");
    browser.waitUntilGone("#documents li");
    assertThat(site.get("/v1/documents").json().path("documents")).isEmpty();
    browser.reload();
    browser.find("#welcome");
    browser.find("#history-empty");
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

  private void tabTo(String css) {
    tab(css, Keys.TAB);
  }

  private void tabBackTo(String css) {
    tab(css, Keys.SHIFT, Keys.TAB);
  }

  private void tab(String css, Keys... keys) {
    for (var i = 0; i < 40; i++) {
      if (browser.isTrue("return document.activeElement.matches(arguments[0])", css)) {
        return;
      }
      browser.press(keys);
    }
    throw new AssertionError("the Tab key does not reach " + css);
  }

  private Path saved(String name) {
    var file = folder.resolve(name);
    await().atMost(TIMEOUT).until(() -> Files.exists(file) && Files.size(file) > 0);
    return file;
  }

  /** Six pages, with the fact on page four. */
  private static List<String> pages() {
    return IntStream.rangeClosed(1, 6)
        .mapToObj(page -> days(page, 9) + (page == 4 ? FACT + "\n\n" + days(page, 3) : ""))
        .toList();
  }

  private static String days(int page, int days) {
    return IntStream.rangeClosed(1, days)
        .mapToObj(day -> "On day %d%d the fog came in and left.".formatted(page, day))
        .collect(Collectors.joining("\n\n", "", "\n\n"));
  }
}
