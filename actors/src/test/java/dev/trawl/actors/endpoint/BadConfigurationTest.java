package dev.trawl.actors.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.trawl.actors.Trawl;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.Level;
import dev.trawl.testkit.EndpointPlan;
import dev.trawl.testkit.Offer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests that a wrong configuration is reported in one line that names the setting and quotes the
 * server's message, if there is one. Trawl reports it when it starts, when the models are checked,
 * or when a question is asked without a check.
 */
class BadConfigurationTest {
  private static final Logbook LOGBOOK = Logbook.ofChunks(4);
  private static final Offer OFFER = Offer.standard();
  private static final String GIVES_UP_SOON =
      "trawl.model { breaker.give-up-after = 100ms }, trawl.gateway.max-retries = 2";

  @TempDir private Path data;

  @Test
  void reportsAServerThatDoesNotRun() throws Exception {
    try (var reserved = new Socket();
        var trawl = PromptedTrawl.at(unusedAddress(reserved), data, GIVES_UP_SOON)) {
      var address = unusedAddress(reserved);
      assertOneLine(check(trawl), address.toString(), "cannot be reached", "trawl.model.url");
      assertOneLine(failure(trawl, Level.RETRIEVE), address.toString(), "trawl.model.url");
    }
  }

  @Test
  void reportsAnUnknownHost() {
    var address = URI.create("http://nowhere.invalid/v1");
    try (var trawl = PromptedTrawl.at(address, data, GIVES_UP_SOON)) {
      assertOneLine(check(trawl), "nowhere.invalid", "cannot be reached", "trawl.model.url");
    }
  }

  @Test
  void reportsAWrongKey() throws Exception {
    var settings = "trawl.model.api-key-env = PATH";
    try (var trawl = start(OFFER.withKey("right"), settings)) {
      String[] words = {"401", "Incorrect API key provided.", "trawl.model.api-key-env"};
      assertOneLine(trawl.check(), words);
      assertOneLine(failure(trawl.trawl(), Level.READ), words);
      assertThat(trawl.counts().requests()).as("ended at the first call").isEqualTo(1);
    }
  }

  @Test
  void reportsAMissingKey() throws Exception {
    try (var trawl = start(OFFER.withKey("right"))) {
      assertOneLine(trawl.check(), "401", "no key was sent", "trawl.model.api-key-env");
    }
  }

  @Test
  void reportsAModelThatTheServerDoesNotHave() throws Exception {
    try (var trawl = start(OFFER.withModel("other"))) {
      assertOneLine(trawl.check(), "trawl-simulated", "trawl.model.name", "it has other");
      assertOneLine(
          failure(trawl.trawl(), Level.READ),
          "404",
          "The model `trawl-simulated` does not exist",
          "trawl.model.name");
      assertThat(trawl.counts().requests()).as("ended at the first call").isEqualTo(1);
    }
  }

  @Test
  void reportsAWindowLargerThanTheServersWindow() throws Exception {
    var settings = "trawl.model.window-tokens = 8192";
    try (var trawl = start(OFFER.withWindow(4096), settings)) {
      assertOneLine(trawl.check(), "trawl.model.window-tokens", "4096");
    }
  }

  /** Without a check, the server reports the problem when a prompt is too large. */
  @Test
  void reportsAWindowLargerThanTheServersWindowWithoutACheck() throws Exception {
    try (var trawl = start(OFFER.withWindow(1024))) {
      assertOneLine(
          failure(trawl.trawl(), Level.RETRIEVE),
          "maximum context length is 1024 tokens",
          "trawl.model.window-tokens");
    }
  }

  @Test
  void reportsAWindowSmallerThanThePrompt() throws Exception {
    var settings = "trawl.model { window-tokens = 363, reply-tokens = 256 }";
    try (var trawl = start(OFFER, settings)) {
      assertOneLine(
          trawl.check(), "trawl.model.window-tokens", "too small", "trawl.chunks.tokens-max");
      assertOneLine(failure(trawl.trawl(), Level.RETRIEVE), "window", "trawl.model.window-tokens");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "price.prompt-per-million | cheap     | cheap",
        "price.reply-per-million  | -1        | -1",
        "price.prompt-per-million | NaN       | NaN",
        "window-tokens            | wide      | NUMBER",
        "window-tokens            | 1         | no room for a prompt",
        "reply-tokens             | 0         | reply-tokens must be above 0",
        "safety-margin            | 2         | at least 0 and below 1",
        "expected-latency         | 0s        | not positive",
        "call-timeout             | soon      | soon",
        "api-key-file             | /no/key   | cannot be read",
        "roles                    | reader    | LIST",
        "url                      | ftp://h   | must be an http or https address",
        "name                     | ' '       | set the model's name",
        "calls-initial            | 0         | from 1 to calls-max",
        "prompts                  | /no/texts | no directory of prompts"
      })
  void reportsAnInvalidSetting(String key, String value, String expected) {
    var name = key.substring(key.lastIndexOf('.') + 1);
    assertOneLine(
        refusal("trawl.model.%s = \"%s\"".formatted(key, value)), "trawl.model", name, expected);
    var second = "trawl.endpoints = [ {}, { %s = \"%s\" } ]".formatted(key, value);
    assertOneLine(refusal(second), "trawl.endpoints.1", name, expected);
  }

  @Test
  void reportsALimitOnCostWithoutAPrice() throws Exception {
    try (var trawl = start(OFFER)) {
      var failed = catchThrowable(() -> trawl.ask(LOGBOOK, oneUnit()).finish());
      assertOneLine(String.valueOf(failed.getCause().getMessage()), "trawl.model.price");
      assertThat(trawl.counts().requests()).isZero();
    }
  }

  private PromptedTrawl start(Offer offer, String... settings) throws IOException {
    var all = PromptedTrawl.LONG_TIMEOUTS + "\n" + String.join("\n", settings);
    return PromptedTrawl.start(EndpointPlan.withoutFaults().with(offer), data, all);
  }

  private static String check(Trawl trawl) {
    return PromptedTrawl.inTime(trawl.check()).orElse("nothing is wrong");
  }

  /** The failure of a question that is asked without a check. */
  private static String failure(Trawl trawl, Level level) {
    var opened = PromptedTrawl.inTime(trawl.open(List.of(LOGBOOK.source())));
    var ids = List.of(opened.documents().getFirst().id());
    var failed =
        catchThrowable(
            () ->
                PromptedTrawl.inTime(
                    trawl.ask(Logbook.QUESTION, level, ids, event -> {}).answer()));
    return String.valueOf(failed.getCause().getMessage());
  }

  private String refusal(String setting) {
    var refused = catchThrowable(() -> PromptedTrawl.at(URI.create("http://h/v1"), data, setting));
    return String.valueOf(refused.getMessage());
  }

  private static void assertOneLine(Optional<String> problem, String... words) {
    assertOneLine(problem.orElse("nothing is wrong"), words);
  }

  private static void assertOneLine(String message, String... words) {
    assertThat(message).hasLineCount(1).contains(words).doesNotContain("..");
  }

  private static Budget oneUnit() {
    return new Budget(
        OptionalInt.empty(), OptionalLong.empty(), OptionalDouble.of(1), Optional.empty());
  }

  /**
   * An address where no server listens, and where no other test can start one while {@code
   * reserved} is open.
   */
  private static URI unusedAddress(Socket reserved) throws IOException {
    if (!reserved.isBound()) {
      reserved.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }
    return URI.create("http://127.0.0.1:%d/v1".formatted(reserved.getLocalPort()));
  }
}
