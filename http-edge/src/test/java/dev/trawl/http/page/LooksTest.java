package dev.trawl.http.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.http.server.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/**
 * Tests the languages, the colours and the accessibility of the page, and its layout on a phone.
 */
@Execution(ExecutionMode.SAME_THREAD)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LooksTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

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

  @Test
  void usesTheBrowsersLanguageAndRemembersAnotherChoice() {
    browser.setPreferences("light", "zh-CN,zh");
    var site = visit();
    site.upload("灯塔日志.txt", HarbourLog.chinese(200).getBytes(UTF_8));
    browser.reload();
    browser.waitForText("#welcome", "向长文档提问");
    assertThat(browser.evaluate("return document.documentElement.lang")).isEqualTo("zh-CN");
    browser.waitForText(".chip", "林海生是谁？");
    ask("林海生把铜钥匙藏在哪里？", "read");
    browser.waitForText(".source q", "林海生");
    browser.waitForText(".place-name", "第 1 页");
    browser.screenshot("page-chinese.png");

    browser.click("#language");
    browser.waitForText(".legend", "found");
    browser.waitForText(".place-name", "page 1");
    browser.reload();
    browser.waitForText("#history-title", "History");
    assertThat(browser.evaluate("return document.documentElement.lang")).isEqualTo("en");
  }

  @Test
  void usesTheBrowsersThemeAndRemembersAnotherChoice() {
    browser.setPreferences("dark", "en-US");
    read(visit());
    assertThat(brightness()).isLessThan(60);
    browser.click(".cite");
    browser.waitForText("#reader mark", "brass key");
    browser.screenshot("page-dark.png");
    browser.click("#close-reader");
    browser.click("#theme");
    browser.waitForText("#theme", "Light");
    assertThat(brightness()).isGreaterThan(200);
    browser.reload();
    browser.waitForText("#theme", "Light");
    assertThat(brightness()).isGreaterThan(200);
  }

  @Test
  void takesAScreenshotOfTheLightTheme() {
    read(visit());
    assertThat(brightness()).isGreaterThan(200);
    browser.click(".cite");
    browser.waitForText("#reader mark", "brass key");
    browser.screenshot("page-light.png");
  }

  @Test
  void fitsAPhoneWithoutHorizontalScrolling() {
    browser.size(360, 740);
    var site = visit();
    assertNoHorizontalScrolling();
    read(site);
    assertNoHorizontalScrolling();
    browser.screenshot("page-phone.png");
    browser.click(".cite");
    browser.waitForText("#reader mark", "brass key");
    assertNoHorizontalScrolling();
    browser.press(Keys.ESCAPE);
    browser.waitUntilGone("#reader");
    browser.click("#open-side");
    browser.find("#documents .doc");
    assertNoHorizontalScrolling();
    browser.click("#close-side");
    browser.waitUntilGone("#side");
  }

  @Test
  void everyControlHasANameAndEveryRegionIsALandmark() {
    read(visit());
    browser.click(".cite");
    browser.waitForText("#reader mark", "brass key");
    assertThat(
            browser.evaluate(
                """
                return [...document.querySelectorAll('button, input, textarea, a, canvas, progress')]
                  .filter(e => !(e.getAttribute('aria-label') || e.textContent.trim()
                    || [...(e.labels ?? [])].some(label => label.textContent.trim())))
                  .map(e => e.outerHTML).join('\\n')"""))
        .isEmpty();
    assertThat(
            browser.evaluate(
                """
                return [...document.querySelectorAll('main, aside, [role=status], h1')]
                  .map(e => e.tagName).sort().join(' ')"""))
        .isEqualTo("ASIDE ASIDE H1 MAIN P P");
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void textHasEnoughContrastOnEveryBackground(String scheme) {
    browser.setPreferences(scheme, "en-US");
    visit();
    browser.find("#welcome");
    assertThat(
            browser.evaluate(
                """
                const probe = document.createElement('p');
                document.body.append(probe);
                const colour = name => {
                  probe.style.color = `var(--${name})`;
                  return getComputedStyle(probe).color.match(/[\\d.]+/g).slice(0, 3).map(Number);
                };
                const luminance = name => {
                  const [r, g, b] = colour(name).map(v => v / 255)
                    .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                };
                const contrast = (a, b) => {
                  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
                  return (high + 0.05) / (low + 0.05);
                };
                const pairs = [];
                for (const ground of ['ground', 'raised', 'sunken', 'tint'])
                  for (const ink of ['text', 'faint', 'accent']) pairs.push([ink, ground]);
                pairs.push(['on-accent', 'accent'], ['on-mark', 'mark'], ['text', 'place'],
                  ['danger', 'danger-tint'], ['danger', 'raised'], ['warning', 'ground'],
                  ['warning', 'sunken']);
                return pairs.filter(([ink, ground]) => contrast(ink, ground) < 4.5)
                  .map(([ink, ground]) => `${ink} on ${ground}: ${contrast(ink, ground)}`).join()"""))
        .isEmpty();
  }

  private Site visit() {
    var site = Site.in(folder, "trawl.chunks.tokens-max = 32");
    open = Optional.of(site);
    browser.go(site.uri("/").toString());
    return site;
  }

  /** Opens a long log, asks about it at level read, and waits for the answer. */
  private void read(Site site) {
    var file = Pdf.write(folder.resolve("Fenwick harbour log.pdf"), HarbourLog.pages(160));
    site.upload("Tide tables.txt", "High water at nine.\n".repeat(60).getBytes(UTF_8));
    browser.reload();
    browser.find("#question");
    browser.choose(file);
    await().atMost(TIMEOUT).until(() -> browser.all("#documents input").size() == 2);
    browser.evaluate("document.querySelector('#documents input').click()");
    ask("Who hid the brass key?", "read");
    browser.waitForText(".answer", "Amalia Thorsen");
  }

  private void ask(String question, String level) {
    browser.click("#levels label:has([value=%s])".formatted(level));
    browser.find("#question").sendKeys(question, Keys.ENTER);
  }

  private void assertNoHorizontalScrolling() {
    assertThat(
            browser.number(
                """
                return Math.max(document.documentElement.scrollWidth, document.body.scrollWidth,
                  ...[...document.querySelectorAll('.scroll, .side')].map(
                    e => e.clientWidth === 0 ? 0 : 360 + e.scrollWidth - e.clientWidth))"""))
        .isEqualTo(360);
  }

  /** The brightness of the page's background, 0 to 255. */
  private double brightness() {
    return browser.number(
        "return Math.max(...getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g))");
  }
}
