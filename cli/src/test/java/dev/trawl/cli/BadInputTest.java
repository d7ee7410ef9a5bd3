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
  void aMissingFile() {
    assertRefused(ask(testDocuments.folder().resolve("gone.pdf")), "gone.pdf");
  }

  @Test
  void anEmptyFile() {
    assertRefused(ask(testDocuments.text("nothing.txt", "")), "nothing.txt", "empty");
  }

  @Test
  void aFileOfWhiteSpace() {
    assertRefused(ask(testDocuments.text("blank.txt", "\n \t\n")), "blank.txt", "text");
  }

  @Test
  void anEmptyFolder() throws IOException {
    assertRefused(ask(Files.createDirectory(testDocuments.folder().resolve("empty"))), "empty");
  }

  @Test
  void aFileWithoutPermissionToReadIt() throws IOException {
    var file = testDocuments.text("secret.txt", TestDocuments.FACT);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "this user may read everything");
    assertRefused(ask(file), "secret.txt", "permission");
  }

  @Test
  void anEncryptedPdf() {
    assertRefused(
        ask(testDocuments.encryptedPdf("locked.pdf", TestDocuments.FACT)),
        "locked.pdf",
        "password");
  }

  @Test
  void aTruncatedPdf() {
    var whole = testDocuments.pdf("whole.pdf", TestDocuments.FACT);
    assertRefused(ask(testDocuments.truncated("half.pdf", whole)), "half.pdf");
  }

  @Test
  void aTruncatedWordDocument() {
    var whole = testDocuments.zipBomb("whole.docx", 1);
    assertRefused(ask(testDocuments.truncated("half.docx", whole)), "half.docx");
  }

  @Test
  void readsAPdfWithATextExtension() {
    var pdf = testDocuments.pdf("really.txt", "nothing here", TestDocuments.FACT);
    var run = ask(pdf);
    answered(run);
    assertThat(run.out()).contains("really.txt, page 2");
  }

  @Test
  void aTextWithAPdfExtension() {
    answered(ask(testDocuments.text("really.pdf", TestDocuments.harbourLog(20))));
  }

  @Test
  void aZipBomb() {
    var limits = testDocuments.text("limits.conf", "trawl.documents.max-unpacked-size = 2 MiB");
    assertRefused(
        ask(testDocuments.zipBomb("bomb.docx", 20), "--config", limits.toString()),
        "bomb.docx",
        "max-unpacked-size");
  }

  @Test
  void aScannedPdf() {
    assertRefused(ask(testDocuments.scannedPdf("scan.pdf")), "scan.pdf", "text");
  }

  @Test
  void bytesThatAreNotADocument() {
    var noise = new byte[20_000];
    new Random(7).nextBytes(noise);
    assertRefused(ask(testDocuments.bytes("noise.dat", noise)), "noise.dat");
  }

  @Test
  void anAddressInAPrivateNetwork() {
    assertRefused(ask("http://127.0.0.1:1/secret.txt"), "127.0.0.1", "allow-private-networks");
  }

  @Test
  void anInvalidAddress() {
    assertRefused(ask("https://exa mple/a.txt"), "exa mple");
  }

  @Test
  void emptyStandardInput() {
    assertRefused(
        CommandRun.piped("", "ask", "--data", data(), "--quiet", "-f", "-", TestDocuments.QUESTION),
        "standard input");
  }

  @Test
  void readsTheOtherFilesOfAFolderWithThreeBrokenOnes() {
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
  void anEmptyName() {
    assertRefused(ask(""), "empty argument");
  }

  @Test
  void aQuestionWithoutWords() {
    var run =
        CommandRun.of(
            "ask", "--data", data(), "-f", testDocuments.text("a.txt", "x").toString(), "?!");
    assertRefused(run, "no words");
  }

  @Test
  void aWindowTooSmallForAChunk() {
    assertRefused(ask(testDocuments.text("a.txt", "x"), "--window", "600"), "--window", "1536");
  }

  @Test
  void namesEachDocumentIfNoneCanBeUsed() {
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
  void isPartialIfADocumentWasLeftOut() {
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
    answered(run);
    assertThat(run.err()).contains("locked.pdf");
  }

  @Test
  void aQuestionOfAHundredThousandCharacters() {
    var file = testDocuments.text("log.txt", TestDocuments.harbourLog(20));
    var endless = "Why does the fog come in before noon? ".repeat(2700).substring(0, 100_000);
    assertRefused(
        CommandRun.of("ask", "--data", data(), "-f", file.toString(), endless),
        "question is too long");
  }

  @Test
  void aDataFolderThatIsAFile() {
    var file = testDocuments.text("log.txt", TestDocuments.harbourLog(20));
    var inTheWay = testDocuments.text("in-the-way", "x");
    assertRefused(
        CommandRun.of(
            "ask", "--quiet", "--data", inTheWay.toString(), "-f", file.toString(), "Who hid it?"),
        "in-the-way");
  }

  @Test
  void aMissingSettingsFile() {
    assertRefused(ask(testDocuments.text("a.txt", "x"), "--config", "gone.conf"), "gone.conf");
  }

  @Test
  void aSettingsFileWithASyntaxError() {
    var broken = testDocuments.text("broken.conf", "trawl { window = ");
    assertRefused(
        ask(testDocuments.text("a.txt", "x"), "--config", broken.toString()), "broken.conf");
  }

  @Test
  void anInvalidSetting() {
    assertRefused(ask(testDocuments.text("a.txt", "x"), "--window", "3"), "window");
  }

  @Test
  void aSettingThatDoesNotExist() {
    var misspelt = testDocuments.text("misspelt.conf", "\ntrawl.chunks.token-max = 64");
    assertRefused(
        ask(testDocuments.text("a.txt", "x"), "--config", misspelt.toString()),
        "trawl.chunks.token-max",
        "misspelt.conf: 2",
        "did you mean trawl.chunks.tokens-max?");
  }

  @Test
  void rebuildsADamagedIndex() throws IOException {
    var file = testDocuments.text("log.txt", TestDocuments.harbourLog(200));
    answered(ask(file));
    var damaged = damage(Path.of(data()));
    assertThat(damaged).isNotEmpty();
    answered(ask(file));
    answered(ask(file));
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

  private static void answered(CommandRun run) {
    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(run.out()).contains("Amalia Thorsen");
  }

  /** Expects status 2, no answer, and one line with {@code words}. */
  private static void assertRefused(CommandRun run, String... words) {
    assertThat(run.status()).as(run.toString()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).as(run.err()).hasSize(1);
    assertThat(run.err()).contains(words);
  }
}
