package dev.trawl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.trawl.cli.terminal.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each bad input is reported in one clear line, and the other documents are still used. */
class BadInputTest {
  @TempDir private Path temporary = Path.of("");
  private TestDocuments testDocuments = new TestDocuments(temporary);

  @BeforeEach
  void makeFolder() throws IOException {
    testDocuments = new TestDocuments(Files.createDirectory(temporary.resolve("testDocuments")));
  }

  @Test
  void rejectsAMissingFile() {
    assertRejected(ask(testDocuments.folder().resolve("gone.pdf")), "gone.pdf");
  }

  @Test
  void rejectsAnEmptyFile() {
    assertRejected(ask(testDocuments.text("nothing.txt", "")), "nothing.txt", "empty");
  }

  @Test
  void rejectsAFileOfWhiteSpace() {
    assertRejected(ask(testDocuments.text("blank.txt", "\n \t\n")), "blank.txt", "text");
  }

  @Test
  void rejectsAnEmptyFolder() throws IOException {
    assertRejected(ask(Files.createDirectory(testDocuments.folder().resolve("empty"))), "empty");
  }

  @Test
  void rejectsAFileWithoutPermissionToReadIt() throws IOException {
    var file = testDocuments.text("secret.txt", TestDocuments.FACT);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "this user may read everything");
    assertRejected(ask(file), "secret.txt", "permission");
  }

  @Test
  void rejectsAnEncryptedPdf() {
    assertRejected(
        ask(testDocuments.encryptedPdf("locked.pdf", TestDocuments.FACT)),
        "locked.pdf",
        "password");
  }

  @Test
  void rejectsATruncatedPdf() {
    var complete = testDocuments.pdf("whole.pdf", TestDocuments.FACT);
    assertRejected(ask(testDocuments.truncated("half.pdf", complete)), "half.pdf");
  }

  @Test
  void rejectsATruncatedWordDocument() {
    var complete = testDocuments.zipBomb("whole.docx", 1);
    assertRejected(ask(testDocuments.truncated("half.docx", complete)), "half.docx");
  }

  @Test
  void readsAPdfWithATextExtension() {
    var pdf = testDocuments.pdf("really.txt", "nothing here", TestDocuments.FACT);
    var run = ask(pdf);
    assertAnswered(run);
    assertThat(run.out()).contains("really.txt, page 2");
  }

  @Test
  void readsATextWithAPdfExtension() {
    assertAnswered(ask(testDocuments.text("really.pdf", TestDocuments.harbourLog(20))));
  }

  @Test
  void rejectsAZipBomb() {
    var limits = testDocuments.text("limits.conf", "trawl.documents.max-unpacked-size = 2 MiB");
    assertRejected(
        ask(testDocuments.zipBomb("bomb.docx", 20), "--config", limits.toString()),
        "bomb.docx",
        "max-unpacked-size");
  }

  @Test
  void rejectsAScannedPdf() {
    assertRejected(ask(testDocuments.scannedPdf("scan.pdf")), "scan.pdf", "text");
  }

  @Test
  void rejectsBytesThatAreNotADocument() {
    var noise = new byte[20_000];
    new Random(7).nextBytes(noise);
    assertRejected(ask(testDocuments.bytes("noise.dat", noise)), "noise.dat");
  }

  @Test
  void rejectsAnAddressInAPrivateNetwork() {
    assertRejected(ask("http://127.0.0.1:1/secret.txt"), "127.0.0.1", "allow-private-networks");
  }

  @Test
  void rejectsAnInvalidAddress() {
    assertRejected(ask("https://exa mple/a.txt"), "exa mple");
  }

  @Test
  void rejectsEmptyStandardInput() {
    assertRejected(
        CommandRun.piped("", "ask", "--data", data(), "--quiet", "-f", "-", TestDocuments.QUESTION),
        "standard input");
  }

  @Test
  void readsTheOtherFilesOfAFolderWithThreeBrokenFiles() {
    for (var number = 0; number < 96; number++) {
      testDocuments.text(
          "folder/page%02d.txt".formatted(number), "Nothing happened on day " + number);
    }
    testDocuments.text("folder/log.txt", TestDocuments.harbourLog(20));
    testDocuments.text("folder/broken1.txt", "");
    testDocuments.encryptedPdf("folder/broken2.pdf", "locked");
    testDocuments.bytes("folder/broken3.docx", "PK\u0003\u0004 and no more".getBytes());
    var run = ask(testDocuments.folder().resolve("folder"), "--json");
    assertThat(run.status()).isZero();
    for (var broken : List.of("broken1.txt", "broken2.pdf", "broken3.docx")) {
      assertThat(run.errLines()).filteredOn(line -> line.contains(broken)).hasSize(1);
      assertThat(run.out()).contains(broken);
    }
    assertThat(run.out()).contains("Amalia Thorsen", "log.txt");
  }

  @Test
  void rejectsAnEmptyName() {
    assertRejected(ask(""), "empty argument");
  }

  @Test
  void rejectsAQuestionWithoutWords() {
    var run =
        CommandRun.of(
            "ask", "--data", data(), "-f", testDocuments.text("a.txt", "x").toString(), "?!");
    assertRejected(run, "no words");
  }

  @Test
  void rejectsAWindowTooSmallForAChunk() {
    assertRejected(ask(testDocuments.text("a.txt", "x"), "--window", "600"), "--window", "1536");
  }

  @Test
  void listsAllDocumentsIfNoneCanBeUsed() {
    var run =
        ask(
            testDocuments.text("nothing.txt", ""),
            "-f",
            testDocuments.encryptedPdf("locked.pdf", "x").toString());
    assertThat(run.status()).isEqualTo(ExitStatus.UNUSABLE);
    assertThat(run.err()).contains("nothing.txt", "locked.pdf", "none of 2 documents");
  }

  /** A document that could not be opened may contain the answer. */
  @Test
  void theAnswerIsPartialIfADocumentWasLeftOut() {
    var good = testDocuments.text("log.txt", TestDocuments.harbourLog(20));
    var bad = testDocuments.encryptedPdf("locked.pdf", "x");
    var run =
        CommandRun.of(
            "ask",
            "--data",
            data(),
            "--quiet",
            "-f",
            good.toString(),
            "-f",
            bad.toString(),
            "Which comet did the astronomer Ferreira photograph?");
    assertThat(run.status()).isEqualTo(ExitStatus.PARTIAL);
    assertThat(run.out()).contains("1 document could not be searched");
  }

  @Test
  void answersFromAGoodDocumentIfAnotherIsBroken() {
    var good = testDocuments.text("log.txt", TestDocuments.harbourLog(20));
    var bad = testDocuments.encryptedPdf("locked.pdf", "x");
    var run = ask(good, "-f", bad.toString());
    assertAnswered(run);
    assertThat(run.err()).contains("locked.pdf");
  }

  @Test
  void rejectsAQuestionOfAHundredThousandCharacters() {
    var file = testDocuments.text("log.txt", TestDocuments.harbourLog(20));
    var endless = "Why does the fog come in before noon? ".repeat(2700).substring(0, 100_000);
    assertRejected(
        CommandRun.of("ask", "--data", data(), "-f", file.toString(), endless),
        "question is too long");
  }

  @Test
  void rejectsADataFolderThatIsAFile() {
    var file = testDocuments.text("log.txt", TestDocuments.harbourLog(20));
    var notAFolder = testDocuments.text("in-the-way", "x");
    assertRejected(
        CommandRun.of(
            "ask",
            "--quiet",
            "--data",
            notAFolder.toString(),
            "-f",
            file.toString(),
            "Who hid it?"),
        "in-the-way");
  }

  @Test
  void rejectsAMissingSettingsFile() {
    assertRejected(ask(testDocuments.text("a.txt", "x"), "--config", "gone.conf"), "gone.conf");
  }

  @Test
  void rejectsASettingsFileWithASyntaxError() {
    var broken = testDocuments.text("broken.conf", "trawl { window = ");
    assertRejected(
        ask(testDocuments.text("a.txt", "x"), "--config", broken.toString()), "broken.conf");
  }

  @Test
  void rejectsAnInvalidSetting() {
    assertRejected(ask(testDocuments.text("a.txt", "x"), "--window", "3"), "window");
  }

  @Test
  void rejectsASettingThatDoesNotExist() {
    var misspelt = testDocuments.text("misspelt.conf", "\ntrawl.chunks.token-max = 64");
    assertRejected(
        ask(testDocuments.text("a.txt", "x"), "--config", misspelt.toString()),
        "trawl.chunks.token-max",
        "misspelt.conf: 2",
        "did you mean trawl.chunks.tokens-max?");
  }

  @Test
  void rebuildsADamagedIndex() throws IOException {
    var file = testDocuments.text("log.txt", TestDocuments.harbourLog(200));
    assertAnswered(ask(file));
    var damaged = damage(Path.of(data()));
    assertThat(damaged).isNotEmpty();
    assertAnswered(ask(file));
    assertAnswered(ask(file));
  }

  /** Overwrites the middle of every file in {@code folder} and below. */
  private static List<Path> damage(Path folder) throws IOException {
    var damaged = new ArrayList<Path>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var content = Files.readAllBytes(file);
        if (content.length > 40) {
          for (var at = content.length / 3; at < content.length * 2 / 3; at++) {
            content[at] ^= 0x5a;
          }
          Files.write(file, content);
          damaged.add(file);
        }
      }
    }
    return damaged;
  }

  private String data() {
    return temporary.resolve("data").toString();
  }

  private CommandRun ask(Path file, String... more) {
    return ask(file.toString(), more);
  }

  private CommandRun ask(String file, String... more) {
    var arguments = new ArrayList<>(List.of("ask", "--quiet", "--data", data(), "-f", file));
    arguments.addAll(List.of(more));
    arguments.add(TestDocuments.QUESTION);
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static void assertAnswered(CommandRun run) {
    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(run.out()).contains("Amalia Thorsen");
  }

  /** Expects status 2, no answer, and one error line that contains {@code words}. */
  private static void assertRejected(CommandRun run, String... words) {
    assertThat(run.status()).as(run.toString()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).as(run.err()).hasSize(1);
    assertThat(run.err()).contains(words);
  }
}
