package dev.trawl.retrieval.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.trawl.protocol.Source;
import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.DocumentException.Reason;
import dev.trawl.retrieval.document.Hash;
import dev.trawl.retrieval.document.TextKey;
import dev.trawl.retrieval.format.Samples;
import dev.trawl.retrieval.format.Zips;
import dev.trawl.retrieval.pdf.Pdfs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentParserTest {
  private static final byte[] WORDS = "abc".getBytes();

  @TempDir Path folder;

  @Test
  void hashesTheBytesOfADocument() throws Exception {
    var file = Files.writeString(folder.resolve("a.txt"), "abc");
    try (var raw = Samples.parser().fetch(new Source.LocalFile(file, "a.txt"))) {
      assertThat(raw.content().sha256())
          .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
      assertThat(raw.name()).isEqualTo("a.txt");
      assertThat(raw.bytes()).isEqualTo(3);
      assertThat(Samples.parser().parse(raw).text()).isEqualTo("abc");
    }
    assertThat(file).exists();
  }

  @Test
  void givesEqualBytesFromDifferentSourcesTheSameHash() throws Exception {
    var file = Files.writeString(folder.resolve("b.txt"), "abc");
    try (var one = Samples.parser().fetch(new Source.LocalFile(file, "b.txt"));
        var two = Samples.parser().fetch(new Source.InMemory("-", "abc".getBytes()))) {
      assertThat(one.content()).isEqualTo(two.content());
    }
  }

  @Test
  void theKeyOfATextDependsOnTheHintOfTheName() throws Exception {
    assertThat(textKey("a.md", WORDS, "")).isEqualTo(textKey("b.markdown", WORDS, ""));
    assertThat(textKey("a.md", WORDS, "")).isNotEqualTo(textKey("a.txt", WORDS, ""));
    assertThat(textKey("a", WORDS, "")).isEqualTo(textKey("a.unknown", WORDS, ""));
  }

  /** A name may be wrong, so the content decides whether pages may be scanned. */
  @ParameterizedTest
  @ValueSource(strings = {"a.pdf", "a.md", "a"})
  void theKeyOfATextDependsOnOcrIfItMayHaveScannedPages(String name) throws Exception {
    var withOcr = ocr();
    var pdf = Pdfs.of("text");
    assertThat(textKey(name, pdf, withOcr))
        .isNotEqualTo(textKey(name, pdf, "ocr.program = no-such-program"))
        .isNotEqualTo(textKey(name, pdf, withOcr + ", ocr.languages = deu"))
        .isNotEqualTo(textKey(name, pdf, withOcr + ", ocr.max-pages = 3"));
    assertThat(textKey(name, pdf, withOcr + ", ocr.mode = off"))
        .isEqualTo(textKey(name, pdf, "ocr.program = no-such-program"));
    assertThat(textKey(name, WORDS, withOcr)).isEqualTo(textKey(name, WORDS, ""));
  }

  @Test
  void theKeyOfATextDependsOnTheLimitsIfItMayContainOtherDocuments() throws Exception {
    var mail = "From: a@example.org\nSubject: b\n\nc\n".getBytes();
    for (var limit : List.of("max-nesting = 1", "max-pages = 3", "max-file-size = 9999")) {
      assertThat(textKey("a.eml", mail, limit)).isNotEqualTo(textKey("a.eml", mail, ""));
      assertThat(textKey("a", mail, limit)).isNotEqualTo(textKey("a", mail, ""));
      assertThat(textKey("a.txt", WORDS, limit)).isEqualTo(textKey("a.txt", WORDS, ""));
    }
  }

  @Test
  void theIdOfADocumentStandsForItsBytesAndTheKeyOfItsText() throws Exception {
    var key = textKey("a.md", WORDS, "");
    var other = textKey("a.txt", WORDS, "");
    assertThat(key.idOf(Hash.of(WORDS)))
        .isEqualTo(textKey("b.md", WORDS, "").idOf(Hash.of(WORDS)))
        .isNotEqualTo(other.idOf(Hash.of(WORDS)))
        .isNotEqualTo(key.idOf(Hash.of("other")));
  }

  /** A setting that recognises scanned pages with a program that exists. */
  private String ocr() throws IOException {
    var program = Files.createFile(folder.resolve("tesseract"));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return "ocr.program = \"%s\"".formatted(program);
  }

  private static TextKey textKey(String name, byte[] content, String settings) throws Exception {
    var parser = new DocumentParser(Samples.settings(settings), Samples.fetchSettings());
    try (var raw = parser.fetch(new Source.InMemory(name, content))) {
      return parser.textKey(raw);
    }
  }

  @Test
  void reportsAMissingFile() {
    var source = new Source.LocalFile(folder.resolve("none.pdf"), "none.pdf");
    assertRejected(
        Reason.NOT_FOUND,
        "none.pdf: no such file; check the name",
        () -> Samples.parser().fetch(source));
  }

  @Test
  void reportsAnEmptyFile() throws Exception {
    var source = new Source.LocalFile(Files.createFile(folder.resolve("e.txt")), "e.txt");
    assertRejected(
        Reason.EMPTY,
        "e.txt: is empty (0 bytes); choose a file with text",
        () -> Samples.parser().fetch(source));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\n\n\t \u3000\u00a0\n", "\ufeff"})
  void reportsAFileWithOnlyWhiteSpace(String text) {
    assertRejected(
        Reason.EMPTY,
        "a.txt: contains only white space; choose a file with text",
        () -> Samples.parse("a.txt", text));
  }

  @Test
  void rejectsAFileThatChangedSinceItWasHashed() throws Exception {
    var file = Files.writeString(folder.resolve("c.txt"), "before");
    try (var raw = Samples.parser().fetch(new Source.LocalFile(file, "c.txt"))) {
      Files.writeString(file, "after that");
      assertRejected(
          Reason.UNREADABLE,
          "c.txt: was changed while it was read; try again",
          () -> Samples.parser().parse(raw));
    }
  }

  @Test
  void reportsErrorsOnOneLineForAnyFileName() {
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(() -> Samples.parse("a\nb\u2028c\u0007.txt", " "))
        .withMessage("a b c .txt: contains only white space; choose a file with text");
  }

  @Test
  void rejectsAFileOverTheSizeLimit() {
    assertRejected(
        Reason.TOO_LARGE,
        "a.txt: has 11 bytes, more than trawl.documents.max-file-size = 10 allows; raise it in"
            + " conf/application.conf if you trust the document",
        () -> Samples.parse("a.txt", new byte[11], Samples.settings("max-file-size = 10")));
  }

  @Test
  void rejectsTextOverTheCharacterLimit() {
    assertLimit("max-characters", "max-characters = 10", "a.txt", "twelve chars".getBytes());
  }

  @Test
  void rejectsMarkupOverTheCharacterLimit() {
    assertLimit(
        "max-characters",
        "max-characters = 50",
        "a.html",
        ("<!doctype html><p>" + "<b></b>".repeat(20)).getBytes());
  }

  @Test
  void rejectsAPdfOverThePageLimit() throws Exception {
    assertLimit("max-pages", "max-pages = 2", "a.pdf", Pdfs.of("1", "2", "3"));
  }

  @Test
  void rejectsATextOverThePageLimit() {
    assertLimit("max-pages", "max-pages = 2", "a.txt", "1\f2\f3".getBytes());
  }

  @Test
  void rejectsAZipBomb() throws Exception {
    var bomb = Zips.zip().with("[Content_Types].xml", "").with("word/x.xml", new byte[20 << 20]);
    assertLimit("max-unpacked-size", "max-unpacked-size = 10 MiB", "bomb.docx", bomb.bytes());
  }

  @Test
  void rejectsADocumentWithTooManyArchiveEntries() throws Exception {
    var zip = Zips.zip().with("[Content_Types].xml", "");
    for (int i = 0; i < 20; i++) {
      zip.with("word/" + i, "");
    }
    assertLimit("max-archive-entries", "max-archive-entries = 20", "many.docx", zip.bytes());
  }

  @Test
  void leavesOutDocumentsOverTheNestingLimit() throws Exception {
    var settings = Samples.settings("max-nesting = 2");
    var parsed = Samples.parse("a.eml", nestedMail(6).getBytes(), settings);
    assertThat(parsed.text()).contains("Subject: s").doesNotContain("innermost");
    assertThat(parsed.warnings())
        .containsExactly(
            "embedded documents that are nested deeper than trawl.documents.max-nesting = 2 were left out");
  }

  @Test
  void readsNestedDocumentsWithinTheLimit() throws Exception {
    assertThat(Samples.parse("a.eml", nestedMail(1)).text()).contains("innermost");
  }

  /** A mail with an attached mail, nested {@code depth} times. */
  private static String nestedMail(int depth) {
    var mail = "From: a@example.org\r\nSubject: last\r\n\r\ninnermost words\r\n";
    for (int i = 0; i < depth; i++) {
      mail =
          ("From: a@example.org\r\nSubject: s\r\nMIME-Version: 1.0\r\n"
                  + "Content-Type: multipart/mixed; boundary=\"b%d\"\r\n\r\n--b%d\r\n"
                  + "Content-Type: application/octet-stream; name=\"m.eml\"\r\n"
                  + "Content-Disposition: attachment; filename=\"m.eml\"\r\n\r\n%s\r\n--b%d--\r\n")
              .formatted(i, i, mail, i);
    }
    return mail;
  }

  @Test
  void stopsParsingAfterTheTimeout() {
    var slow = Samples.settings("parse-timeout = 1 ms, max-characters = 100000000");
    var text = "some words to look at.\n".repeat(2_000_000).getBytes();
    assertRejected(
        Reason.TOO_SLOW,
        "a.txt: took longer than trawl.documents.parse-timeout = 1 ms allows; raise it in"
            + " conf/application.conf",
        () -> Samples.parse("a.txt", text, slow));
  }

  private static void assertLimit(String key, String setting, String name, byte[] content) {
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(() -> Samples.parse(name, content, Samples.settings(setting)))
        .withMessageContaining("trawl.documents." + key + " = ")
        .withMessageStartingWith(name + ": ")
        .withMessageNotContaining("\n")
        .extracting(DocumentException::reason)
        .isEqualTo(Reason.TOO_LARGE);
  }

  private static void assertRejected(Reason reason, String message, Callable<?> work) {
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(work::call)
        .withMessage(message)
        .extracting(DocumentException::reason)
        .isEqualTo(reason);
  }
}
