package dev.trawl.retrieval.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Source;
import dev.trawl.retrieval.document.DocumentSettings;
import dev.trawl.retrieval.format.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcesTest {
  @TempDir Path folder;

  @Test
  void usesTheFileNameAsTheNameOfASource() throws Exception {
    var file = write("deep/er/a.txt", "x");
    assertThat(of(file.toString()).found()).containsExactly(new Source.LocalFile(file, "a.txt"));
  }

  @Test
  void sortsTheFilesOfAFolderAndNamesThemByRelativePath() throws Exception {
    write("b.txt", "x");
    write("a/z.md", "x");
    write("a/c.pdf", "x");
    write("B.txt", "x");
    assertThat(names(of(folder.toString()))).containsExactly("B.txt", "a/c.pdf", "a/z.md", "b.txt");
  }

  @Test
  void skipsHiddenFilesAndCountsFilesThatAreNotDocuments() throws Exception {
    write("a.txt", "x");
    write(".hidden.txt", "x");
    write(".git/config.txt", "x");
    write("~$a.docx", "x");
    Files.write(folder.resolve("a.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0});
    Files.write(folder.resolve("b.class"), new byte[] {(byte) 0xCA, (byte) 0xFE, 0, 0});
    write("Makefile", "all:\n\ttrue\n");
    var sources = of(folder.toString());
    assertThat(names(sources)).containsExactly("Makefile", "a.txt");
    assertThat(sources.skipped()).isEqualTo(2);
    assertThat(sources.rejected()).isEmpty();
  }

  @Test
  void listsADuplicateArgumentOnce() throws Exception {
    var file = write("a.txt", "x");
    var link = Files.createSymbolicLink(folder.resolve("link.txt"), file);
    assertThat(
            of(file.toString(), folder.toString(), file.toString(), link.toString(), "-", "-")
                .found())
        .hasSize(2);
    assertThat(of("http://example.org/a", "http://example.org/a").found()).hasSize(1);
  }

  @Test
  void visitsAFolderOnlyOnceIfLinksFormACycle() throws Exception {
    write("a/a.txt", "x");
    Files.createSymbolicLink(folder.resolve("a/up"), folder);
    Files.createSymbolicLink(folder.resolve("a/self"), folder.resolve("a"));
    assertThat(names(of(folder.toString()))).containsExactly("a/a.txt");
  }

  @Test
  void distinguishesFilesWithTheSameNameByTheirFolders() throws Exception {
    var one = write("one/a.txt", "x");
    var two = write("two/a.txt", "y");
    assertThat(names(of(one.toString(), two.toString()))).containsExactly("one/a.txt", "two/a.txt");
  }

  @Test
  void rejectsMissingAndUnreadableFiles() throws Exception {
    var locked = write("locked.txt", "x");
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
    assertThat(of("none.txt").rejected())
        .containsExactly(new Asking.Rejected("none.txt", "none.txt: no such file; check the name"));
    assumeThat(Files.isReadable(locked)).as("this user can read every file").isFalse();
    assertThat(of(locked.toString()).rejected())
        .containsExactly(
            new Asking.Rejected("locked.txt", "locked.txt: cannot be read; check its permissions"));
  }

  @Test
  void reportsAFolderWithoutDocuments() throws Exception {
    var empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(of(empty.toString()).rejected())
        .containsExactly(
            new Asking.Rejected(
                "empty",
                "empty: contains no document in a format that trawl reads; choose another folder or"
                    + " a file"));
  }

  @Test
  void neverShowsTheFullPathOfAFolder() throws Exception {
    write("a/b.txt", "x");
    Files.createDirectories(folder.resolve("empty"));
    var sources = of(folder.resolve("a").toString(), folder.resolve("empty").toString());
    assertThat(names(sources)).containsExactly("b.txt");
    assertThat(sources.rejected().toString()).doesNotContain(folder.toString());
  }

  @Test
  void stopsAtTheFileLimitAndReportsIt() throws Exception {
    for (int i = 0; i < 5; i++) {
      write(i + ".txt", "x");
    }
    var sources = of(Samples.settings("max-folder-files = 3"), folder.toString());
    assertThat(names(sources)).containsExactly("0.txt", "1.txt", "2.txt");
    assertThat(sources.rejected())
        .singleElement()
        .satisfies(
            rejected ->
                assertThat(rejected.why()).contains("trawl.documents.max-folder-files = 3"));
  }

  @Test
  void stopsAtTheDepthLimitAndReportsIt() throws Exception {
    write("a.txt", "x");
    write("1/2/3/deep.txt", "x");
    var sources = of(Samples.settings("max-folder-depth = 2"), folder.toString());
    assertThat(names(sources)).containsExactly("a.txt");
    assertThat(sources.rejected())
        .singleElement()
        .satisfies(
            rejected ->
                assertThat(rejected.why()).contains("trawl.documents.max-folder-depth = 2"));
  }

  @Test
  void readsStandardInput() {
    var sources = Sources.of(List.of("-"), stream("the text"), Samples.settings());
    assertThat(sources.found())
        .singleElement()
        .isInstanceOfSatisfying(
            Source.InMemory.class,
            memory -> {
              assertThat(memory.name()).isEqualTo("standard input");
              assertThat(memory.bytes()).isEqualTo("the text".getBytes());
            });
  }

  @Test
  void rejectsStandardInputOverTheSizeLimit() {
    var settings = Samples.settings("max-file-size = 4");
    assertThat(Sources.of(List.of("-"), stream("four"), settings).found()).hasSize(1);
    assertThat(Sources.of(List.of("-"), stream("fives"), settings).rejected())
        .singleElement()
        .satisfies(
            rejected ->
                assertThat(rejected.why())
                    .startsWith("standard input: has more bytes than")
                    .contains("trawl.documents.max-file-size = 4"));
  }

  @Test
  void reportsAReadErrorOfStandardInput() {
    var broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }
        };
    assertThat(Sources.of(List.of("-"), broken, Samples.settings()).rejected())
        .containsExactly(
            new Asking.Rejected("standard input", "standard input: reading failed; try again"));
  }

  @Test
  void readsANamedPipeOnlyOnce() throws Exception {
    var pipe = folder.resolve("pipe");
    assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    var writing = new FutureTask<>(() -> Files.writeString(pipe, "through the pipe"));
    new Thread(writing).start();
    assertThat(of(pipe.toString(), pipe.toString()).found())
        .singleElement()
        .isInstanceOfSatisfying(
            Source.InMemory.class,
            source -> assertThat(source.bytes()).asString().isEqualTo("through the pipe"));
    writing.get();
  }

  @Test
  void acceptsUrls() {
    assertThat(of("https://example.org/a%20b.pdf?x=1").found())
        .containsExactly(new Source.Url(URI.create("https://example.org/a%20b.pdf?x=1")));
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://example.org/a, only http and https URLs can be opened",
    "file:///etc/passwd, only http and https URLs can be opened",
    "http://exa mple.org/, not a valid URL; check it",
    "http:///a, the URL has no host; check it",
    "https://ada:hunter2@example.org/a, user name or password",
    "https://ada:hunter2@exa mple.org/?k=hunter2, not a valid URL",
  })
  void rejectsInvalidUrlsWithoutShowingSecrets(String address, String why) {
    var sources = of(address);
    assertThat(sources.found()).isEmpty();
    assertThat(sources.rejected())
        .singleElement()
        .satisfies(
            rejected ->
                assertThat(rejected.toString())
                    .contains(why)
                    .doesNotContain("hunter2")
                    .doesNotContain("ada:"));
  }

  private Path write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static Sources of(String... arguments) {
    return of(Samples.settings(), arguments);
  }

  private static Sources of(DocumentSettings settings, String... arguments) {
    return Sources.of(Arrays.asList(arguments), stream(""), settings);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes());
  }

  private static List<String> names(Sources sources) {
    return sources.found().stream().map(Source::name).toList();
  }
}
