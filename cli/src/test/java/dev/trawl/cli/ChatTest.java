package dev.trawl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatTest {
  @TempDir private Path temporary = Path.of("");

  @Test
  void answersOneLineAfterAnother() {
    var run = chat(Papers.QUESTION + "\n\nOn which day did the fog come in?\n");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("Amalia Thorsen");
    assertThat(run.out().split("\n\n", -1)).hasSizeGreaterThan(2);
  }

  @Test
  void answersALineThatHasNoEnd() {
    assertThat(chat(Papers.QUESTION).out()).contains("Amalia Thorsen");
  }

  @Test
  void readsNothingAfterQuit() {
    assertThat(chat(":quit\n" + Papers.QUESTION + "\n").out()).isEmpty();
  }

  @Test
  void helpsOnStandardError() {
    var run = chat(":help\n");
    assertThat(run.err()).contains(":level", ":quit", "Ctrl-C");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void changesTheLevel() {
    assertThat(chat(":level read\n:help\n").err()).contains("now read");
  }

  @Test
  void refusesAnUnknownLevelAndGoesOn() {
    var run = chat(":level guess\n" + Papers.QUESTION + "\n");
    assertThat(run.err()).contains("'guess' is no level");
    assertThat(run.out()).contains("Amalia Thorsen");
  }

  @Test
  void refusesAnUnknownCommandAndGoesOn() {
    var run = chat(":exit\n" + Papers.QUESTION + "\n");
    assertThat(run.err()).contains(":exit", ":help");
    assertThat(run.out()).contains("Amalia Thorsen");
  }

  @Test
  void aQuestionThatIsTooLongCostsOnlyItself() {
    var run = chat("why so ".repeat(15_000) + "\n" + Papers.QUESTION + "\n");
    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("question is too long");
    assertThat(run.out()).contains("Amalia Thorsen");
  }

  @Test
  void endsWhenNoDocumentIsUsable() {
    var run = CommandRun.piped(Papers.QUESTION, "chat", "-f", temporary.resolve("gone").toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errLines()).hasSize(1);
  }

  private CommandRun chat(String lines) {
    var file = new Papers(temporary).text("log.txt", Papers.harbourLog(40));
    return CommandRun.piped(
        lines,
        "chat",
        "--quiet",
        "--data",
        temporary.resolve("data").toString(),
        "-f",
        file.toString());
  }
}
