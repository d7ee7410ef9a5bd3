package dev.trawl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
  @Test
  void printsTheVersionOnStandardOutput() {
    var run = CommandRun.of("--version");
    assertThat(run.status()).isZero();
    assertThat(run.out()).matches("trawl \\S+\n");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ask", "chat", "index", "estimate"})
  void showsHelpWithAnExampleForEveryCommand(String command) {
    var run = CommandRun.of(command, "--help");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("-f", "--data", "Example", "trawl " + command + " -f");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ask", "chat", "index", "estimate", "serve"})
  void helpShowsTheHelpOfACommand(String command) {
    assertThat(CommandRun.of("help", command)).isEqualTo(CommandRun.of(command, "--help"));
  }

  @Test
  void helpWithoutACommandShowsTheHelpOfTrawl() {
    assertThat(CommandRun.of("help")).isEqualTo(CommandRun.of("--help"));
  }

  @Test
  void helpRejectsAnUnknownCommand() {
    assertOneLineWith(CommandRun.of("help", "answer"), "answer");
  }

  @Test
  void theHelpListsAllCommandsAndTheBenchmarks() {
    var help = CommandRun.of("--help").out();
    assertThat(help)
        .contains("ask", "chat", "index", "estimate", "serve", "help", "trawl bench --help")
        .contains("Exit status");
    assertThat(help).doesNotContain("synth", "--model-url");
  }

  @Test
  void reportsAMissingCommand() {
    assertOneLineWith(CommandRun.of(), "ask, chat, index");
  }

  @Test
  void rejectsAnUnknownCommand() {
    assertOneLineWith(CommandRun.of("answer"), "answer", "ask, chat, index");
  }

  @Test
  void suggestsTheOptionThatIsNearestToAnUnknownOne() {
    var run = CommandRun.of("ask", "-f", "a.txt", "--levle", "read", "Why?");
    assertOneLineWith(run, "unknown option '--levle' (did you mean --level?)");
    assertThat(run.err()).doesNotContain("Why?");
  }

  @Test
  void asksForQuotesAroundAQuestionOfSeveralWords() {
    assertOneLineWith(
        CommandRun.of("ask", "-f", "a.txt", "Why", "now?"), "'now?' is one argument too many");
  }

  @Test
  void rejectsAnUnknownOption() {
    assertOneLineWith(CommandRun.of("ask", "-f", "a.txt", "--fast", "Why?"), "--fast");
  }

  @Test
  void rejectsAnUnknownLevelAndListsTheLevels() {
    assertOneLineWith(
        CommandRun.of("ask", "-f", "a.txt", "--level", "guess", "Why?"),
        "'guess'",
        "auto, retrieve, read");
  }

  @Test
  void rejectsAQuestionWithoutADocument() {
    assertOneLineWith(CommandRun.of("ask", "Why?"), "--file");
  }

  @Test
  void rejectsADocumentWithoutAQuestion() {
    assertOneLineWith(CommandRun.of("ask", "-f", "a.txt"), "QUESTION");
  }

  @Test
  void rejectsAQuestionThatWasNotQuoted() {
    assertOneLineWith(CommandRun.of("ask", "-f", "a.txt", "Why", "so?"), "so?");
  }

  @Test
  void rejectsTwoOutputFormats() {
    assertOneLineWith(CommandRun.of("ask", "-f", "a.txt", "--json", "--events", "Why?"), "--json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t"})
  void rejectsAnEmptyQuestion(String question) {
    assertOneLineWith(CommandRun.of("ask", "-f", "a.txt", question), "question is empty");
  }

  @Test
  void rejectsAWindowThatIsNotANumber() {
    assertOneLineWith(
        CommandRun.of("ask", "-f", "a.txt", "--window", "big", "Why?"), "--window", "big");
  }

  @Test
  void rejectsQuestionsAndADocumentOnTheSameStandardInput() {
    assertOneLineWith(CommandRun.of("chat", "-f", "-"), "standard input", "file");
  }

  private static void assertOneLineWith(CommandRun run, String... words) {
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).contains(words);
  }
}
