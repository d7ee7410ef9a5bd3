package dev.trawl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatTest {
  private static final String REGISTER =
      TestDocuments.harbourLog(20) + "Amalia Thorsen was born in 1840 in the old town.\n";

  @TempDir private Path temporary = Path.of("");

  @Test
  void answersTheQuestionOnEachLine() {
    var run = chat(TestDocuments.QUESTION + "\n\nOn which day did the fog come in?\n");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("Amalia Thorsen");
    assertThat(run.out().split("\n\n", -1)).hasSizeGreaterThan(2);
  }

  @Test
  void answersALastLineWithoutALineEnd() {
    assertThat(chat(TestDocuments.QUESTION).out()).contains("Amalia Thorsen");
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit", "quit", "Exit", ":quit", ":exit", ":q"})
  void endsAtExitAndQuit(String line) {
    var run = chat(line + "\n" + TestDocuments.QUESTION + "\n");
    assertThat(run.status()).isZero();
    assertThat(run.out()).isEmpty();
  }

  @Test
  void showsHelpOnStandardError() {
    var run = chat(":help\n");
    assertThat(run.err()).contains(":level", ":forget", "exit, quit", "Ctrl-C");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void changesTheLevel() {
    assertThat(chat(":level read\n:help\n").err()).contains("now read");
  }

  @Test
  void rejectsAnUnknownLevelAndContinues() {
    var run = chat(":level guess\n" + TestDocuments.QUESTION + "\n");
    assertThat(run.err()).contains("'guess' is not a level");
    assertThat(run.out()).contains("Amalia Thorsen");
  }

  @Test
  void rejectsAnUnknownCommandAndContinues() {
    var run = chat(":leave\n" + TestDocuments.QUESTION + "\n");
    assertThat(run.err()).contains(":leave", ":help");
    assertThat(run.out()).contains("Amalia Thorsen");
  }

  @Test
  void aQuestionThatIsTooLongDoesNotEndTheChat() {
    var run = chat("why so ".repeat(15_000) + "\n" + TestDocuments.QUESTION + "\n");
    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("question is too long");
    assertThat(run.out()).contains("Amalia Thorsen");
  }

  @Test
  void aQuestionMayReferToTheLastAnswer() {
    var run = chatOf(REGISTER, TestDocuments.QUESTION + "\nIn which year was she born?\n");
    assertThat(run.errLines()).contains("Understood as: In which year was Amalia Thorsen born?");
    assertThat(run.out()).contains("1840").doesNotContain("Understood");
  }

  @Test
  void doesNotShowAQuestionThatWasNotRewritten() {
    var run = chatOf(REGISTER, TestDocuments.QUESTION + "\n" + TestDocuments.QUESTION + "\n");
    assertThat(run.err()).doesNotContain("Understood");
    assertThat(run.out().split("hid the brass key", -1).length).isGreaterThan(2);
  }

  @Test
  void aQuestionCannotReferToForgottenQuestions() {
    var run = chatOf(REGISTER, TestDocuments.QUESTION + "\n:forget\nIn which year was she born?\n");
    assertThat(run.err()).doesNotContain("Understood", "unknown command");
  }

  @Test
  void doesNotShowARewrittenQuestionIfQuiet() {
    var run = chat(TestDocuments.QUESTION + "\nIn which year was she born?\n");
    assertThat(run.err()).doesNotContain("Understood");
  }

  @Test
  void doesNotRememberAFailedQuestion() {
    var tooLong = "why so ".repeat(15_000);
    var run =
        chatOf(
            REGISTER, TestDocuments.QUESTION + "\n" + tooLong + "\nIn which year was she born?\n");
    assertThat(run.err()).contains("Understood as: In which year was Amalia Thorsen born?");
  }

  @Test
  void failsIfNoDocumentCanBeUsed() {
    var run =
        CommandRun.piped(
            TestDocuments.QUESTION, "chat", "-f", temporary.resolve("gone").toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errLines()).hasSize(1);
  }

  private CommandRun chatOf(String text, String lines) {
    var file = new TestDocuments(temporary).text("register.txt", text);
    return CommandRun.piped(
        lines, "chat", "--data", temporary.resolve("data").toString(), "-f", file.toString());
  }

  private CommandRun chat(String lines) {
    var file = new TestDocuments(temporary).text("log.txt", TestDocuments.harbourLog(40));
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
