package dev.trawl.http.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/**
 * A real browser in headless mode: Debian's Chromium, or the browser that the environment variable
 * or system property {@code TRAWL_CHROMIUM} names.
 */
final class Browser implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Opens a browser with a new profile. If this machine has no browser, the test is skipped. */
  static Browser open(Path profile) {
    var chromium = executable("TRAWL_CHROMIUM", "/usr/bin/chromium");
    var driverFile = executable("TRAWL_CHROMEDRIVER", "/usr/bin/chromedriver");
    assumeTrue(
        chromium.canExecute() && driverFile.canExecute(),
        "no browser: %s and %s must exist; set TRAWL_CHROMIUM and TRAWL_CHROMEDRIVER to use others"
            .formatted(chromium, driverFile));
    var options = new ChromeOptions();
    options.setBinary(chromium);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--user-data-dir=" + profile);
    var service = new ChromeDriverService.Builder().usingDriverExecutable(driverFile).build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static File executable(String name, String defaultPath) {
    return new File(
        Optional.ofNullable(System.getProperty(name))
            .or(() -> Optional.ofNullable(System.getenv(name)))
            .orElse(defaultPath));
  }

  /** Resets the browser to its initial state. The data that pages have stored is kept. */
  void reset() {
    size(1440, 900);
    setPreferences("light", "en-US");
  }

  /** Sets the size of the page, in CSS pixels. */
  void size(int width, int height) {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
  }

  /** Sets the preferences of the browser: {@code light} or {@code dark}, and a language. */
  void setPreferences(String scheme, String language) {
    command(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", scheme),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    command(
        "Emulation.setUserAgentOverride",
        Map.of("userAgent", "Mozilla/5.0 Chrome", "acceptLanguage", language));
  }

  /** Saves downloads to {@code folder}. */
  void saveTo(Path folder) {
    command(
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", folder.toAbsolutePath().toString()));
  }

  private void command(String name, Map<String, Object> parameters) {
    driver.executeCdpCommand(name, parameters);
  }

  void go(String address) {
    driver.get(address);
  }

  void reload() {
    driver.navigate().refresh();
  }

  /** Waits for the first visible element that matches, and returns it. */
  WebElement find(String css) {
    var found = await(css).atMost(TIMEOUT).until(() -> firstVisible(css), Optional::isPresent);
    return found.orElseThrow();
  }

  private Optional<WebElement> firstVisible(String css) {
    try {
      return all(css).stream().filter(WebElement::isDisplayed).findFirst();
    } catch (StaleElementReferenceException replaced) {
      return Optional.empty();
    }
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  boolean shows(String css) {
    return firstVisible(css).isPresent();
  }

  void click(String css) {
    await(css)
        .atMost(TIMEOUT)
        .ignoreExceptions()
        .until(
            () -> {
              find(css).click();
              return true;
            });
  }

  /** Waits until the elements that match {@code css}, visible or not, contain {@code text}. */
  void waitForText(String css, String text) {
    await(css).atMost(TIMEOUT).untilAsserted(() -> assertThat(text(css)).as(css).contains(text));
  }

  void waitUntilGone(String css) {
    await(css).atMost(TIMEOUT).until(() -> !shows(css));
  }

  /** The text of all elements that match {@code css}. */
  String text(String css) {
    return evaluate(
        "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent).join('\\n')",
        css);
  }

  void type(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  /** Presses the last of {@code keys} while the others are held down. */
  void press(Keys... keys) {
    var held = List.of(keys).subList(0, keys.length - 1);
    var actions = new Actions(driver);
    held.forEach(actions::keyDown);
    actions.sendKeys(keys[keys.length - 1]);
    held.forEach(actions::keyUp);
    actions.perform();
  }

  /** Moves the mouse over {@code element}, to this offset from its upper left corner. */
  Actions over(WebElement element, int x, int y) {
    var size = element.getSize();
    return new Actions(driver)
        .moveToElement(element, x - size.getWidth() / 2, y - size.getHeight() / 2);
  }

  /** Chooses a file for upload, as a user would. */
  void choose(Path file) {
    driver.findElement(By.id("files")).sendKeys(file.toAbsolutePath().toString());
  }

  /** The result of the script as text; "null" if it has no result. */
  String evaluate(String script, Object... arguments) {
    return String.valueOf(driver.executeScript(script, arguments));
  }

  double number(String script, Object... arguments) {
    return Double.parseDouble(evaluate(script, arguments));
  }

  boolean isTrue(String script, Object... arguments) {
    return Boolean.parseBoolean(evaluate(script, arguments));
  }

  /**
   * Saves a screenshot in {@code target/screenshots}, and also in the folder named by the system
   * property {@code trawl.screenshots}, if it is set.
   */
  void screenshot(String name) {
    var picture = driver.getScreenshotAs(OutputType.BYTES);
    for (var folder : List.of("target/screenshots", System.getProperty("trawl.screenshots", ""))) {
      if (!folder.isEmpty()) {
        try {
          Files.write(Files.createDirectories(Path.of(folder)).resolve(name), picture);
        } catch (IOException failure) {
          throw new UncheckedIOException(failure);
        }
      }
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
