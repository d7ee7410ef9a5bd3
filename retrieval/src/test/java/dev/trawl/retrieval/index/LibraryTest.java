package dev.trawl.retrieval.index;

import static dev.trawl.retrieval.index.TestLibraries.query;
import static dev.trawl.retrieval.index.TestLibraries.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.TextKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryTest {
  private static final String TEXT = "The tide was high at noon. The boats lay in the harbour.";

  @TempDir Path root;

  @Test
  void regression15ParsesAndIndexesOnlyOnce() throws Exception {
    var shelves = new TestLibraries(root);
    try (var first = shelves.library().open(source("a.txt", TEXT)).index()) {
      assertThat(first.document().chunks()).isEqualTo(1);
    }
    var again = shelves.library().open(source("a.txt", TEXT));
    try (var index = again.index()) {
      assertThat(shelves.parsed).hasValue(1);
      assertThat(again.parseMs()).isZero();
      assertThat(index.search(query("tide"), index.count(query("tide")), 1)).hasSize(1);
    }
  }

  @Test
  void regression4AChangedFileIsANewDocumentWithItsNewText() throws Exception {
    var library = new TestLibraries(root).library();
    try (var before = library.open(source("a.txt", TEXT)).index();
        var after = library.open(source("a.txt", TEXT.replace("noon", "midnight"))).index()) {
      assertThat(after.document().id()).isNotEqualTo(before.document().id());
      assertThat(after.search(query("noon"), after.count(query("noon")), 1)).isEmpty();
      assertThat(after.search(query("midnight"), after.count(query("midnight")), 1)).hasSize(1);
    }
  }

  @Test
  void opensTheSameContentUnderDifferentNames() throws Exception {
    var shelves = new TestLibraries(root);
    try (var one = shelves.library().open(source("one.txt", TEXT)).index();
        var two = shelves.library().open(source("two.txt", TEXT)).index()) {
      assertThat(one.document().name()).isEqualTo("one.txt");
      assertThat(two.document().name()).isEqualTo("two.txt");
      assertThat(shelves.parsed).hasValue(1);
    }
  }

  @Test
  void theSameContentReadInAnotherWayIsAnotherDocument() throws Exception {
    var shelves = new TestLibraries(root);
    var other = shelves.library(new TextKey("scanned pages recognised"));
    try (var one = shelves.library().open(source("a.txt", TEXT)).index();
        var two = other.open(source("a.txt", TEXT)).index()) {
      assertThat(two.document().id()).isNotEqualTo(one.document().id());
      assertThat(shelves.parsed).hasValue(2);
    }
  }

  @Test
  void doesNotRebuildAnIndexFromAnotherTextOfItsSource() throws Exception {
    var source = source("a.txt", TEXT);
    var shelves = new TestLibraries(root);
    var opened = shelves.library().open(source);
    opened.index().close();
    Files.delete(only(root.resolve("documents")).resolve("text"));
    var origin =
        new Library.Origin(
            opened.origin().index(), opened.origin().document(), "a.txt", Optional.of(source));

    var changed = shelves.library(new TextKey("scanned pages recognised"));
    assertThatThrownBy(() -> changed.reopen(origin))
        .isInstanceOf(DocumentException.class)
        .hasMessage(
            "the index of a.txt is damaged, and its source or how it is read has changed since it"
                + " was opened; open it again");
    try (var index = shelves.library().reopen(origin)) {
      assertThat(index.chunk(0).text()).isEqualTo(TEXT);
    }
  }

  @Test
  void rebuildsADamagedIndex() throws Exception {
    var shelves = new TestLibraries(root);
    shelves.library().open(source("a.txt", TEXT)).index().close();
    var files = files(only(root.resolve("documents")));
    int builds = 1;
    for (String file : files.stream().map(f -> f.getFileName().toString()).toList()) {
      if (file.equals("write.lock")) {
        continue;
      }
      Path damaged = only(root.resolve("documents")).resolve(file);
      byte[] bytes = Files.readAllBytes(damaged);
      bytes[bytes.length / 2] ^= 1;
      Files.write(damaged, bytes);
      try (var index = shelves.library().open(source("a.txt", TEXT)).index()) {
        assertThat(index.chunk(0).text()).isEqualTo(TEXT);
      }
      assertThat(shelves.parsed).as(file).hasValue(++builds);
    }
  }

  @Test
  void reopensAnIndexWithoutItsSource() throws Exception {
    var shelves = new TestLibraries(root);
    var opened = shelves.library().open(source("a.txt", TEXT));
    opened.index().close();
    assertThat(opened.origin().source()).isEmpty();
    try (var index = shelves.library().reopen(opened.origin())) {
      assertThat(index.document()).isEqualTo(opened.index().document());
      assertThat(index.chunk(0).text()).isEqualTo(TEXT);
    }
    assertThat(shelves.parsed).hasValue(1);
  }

  @Test
  void failsToReopenADamagedIndexWithoutItsSource() throws Exception {
    var library = new TestLibraries(root).library();
    var opened = library.open(source("a.txt", TEXT));
    opened.index().close();
    Files.delete(only(root.resolve("documents")).resolve("text"));

    assertThatThrownBy(() -> library.reopen(opened.origin()))
        .isInstanceOf(DocumentException.class)
        .hasMessage(
            "the index of a.txt is damaged and its source is no longer in memory; open it again");
  }

  @Test
  void rebuildsAnIndexWithAMissingOrTruncatedFile() throws Exception {
    var shelves = new TestLibraries(root);
    shelves.library().open(source("a.txt", TEXT)).index().close();
    Files.delete(only(root.resolve("documents")).resolve("text"));
    shelves.library().open(source("a.txt", TEXT)).index().close();
    Path manifest = only(root.resolve("documents")).resolve("manifest.json");
    Files.writeString(manifest, Files.readString(manifest).substring(0, 20));
    try (var index = shelves.library().open(source("a.txt", TEXT)).index()) {
      assertThat(index.chunk(0).text()).isEqualTo(TEXT);
    }
    assertThat(shelves.parsed).hasValue(3);
  }

  @Test
  void deletesTheFilesOfAnInterruptedBuild() throws Exception {
    Path left = Files.createDirectories(root.resolve("building/0a1b"));
    Files.writeString(left.resolve("text"), "half");
    new TestLibraries(root).library().open(source("a.txt", TEXT)).index().close();
    assertThat(files(root.resolve("building"))).isEmpty();
  }

  @Test
  void explainsWhatToDoIfTheDataDirectoryIsNotWritable() throws Exception {
    Path file = Files.writeString(root.resolve("file"), "not a folder");
    var library = new TestLibraries(file.resolve("data")).library();
    assertThatThrownBy(() -> library.open(source("a.txt", TEXT)))
        .isInstanceOfSatisfying(
            DocumentException.class,
            e -> assertThat(e.reason()).isEqualTo(DocumentException.Reason.STORAGE))
        .hasMessageContaining("a.txt")
        .hasMessageContaining("TRAWL_DATA")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void regression18AStorageKeyCannotLeaveTheDataDirectory() throws Exception {
    var store = new IndexStore(root, Clock.systemUTC());
    for (String key : List.of("../x", "..", "a/b", "a\\b", "", "/etc", "a\0b", "con:")) {
      assertThatThrownBy(() -> store.folderOf(key)).isInstanceOf(IllegalArgumentException.class);
    }
    var library = new TestLibraries(root).library();
    library.open(source("../../outside/../x.txt", TEXT)).index().close();
    assertThat(root.getParent().resolve("outside")).doesNotExist();
    assertThat(files(root.resolve("documents"))).hasSize(1);
  }

  @Test
  void evictsTheLeastRecentlyUsedIndexButNeverOneInUse() throws Exception {
    var shelves = new TestLibraries(root, 1);
    var start = Instant.parse("2026-01-01T00:00:00Z");
    try (var used = shelves.library(at(start)).open(source("a.txt", TEXT)).index()) {
      var other = shelves.library(at(start.plusSeconds(9))).open(source("b.txt", TEXT + " B"));
      other.index().close();
      shelves.library(at(start.plusSeconds(19))).open(source("c.txt", TEXT + " C")).index().close();
      assertThat(used.chunk(0).text()).isEqualTo(TEXT);
      assertThat(files(root.resolve("documents"))).hasSize(2);
    }
    assertThat(shelves.parsed).hasValue(3);
    shelves.library().open(source("a.txt", TEXT)).index().close();
    assertThat(shelves.parsed).hasValue(3);
  }

  @Test
  void buildsOnceIfManyThreadsOpenTheSameDocument() throws Exception {
    var shelves = new TestLibraries(root);
    try (var executor = Executors.newFixedThreadPool(8)) {
      Callable<String> open =
          () -> {
            try (var index = shelves.library().open(source("a.txt", TEXT)).index()) {
              return index.chunk(0).text();
            }
          };
      var opened = executor.invokeAll(IntStream.range(0, 24).mapToObj(i -> open).toList());
      for (var text : opened) {
        assertThat(text.get()).isEqualTo(TEXT);
      }
    }
    assertThat(shelves.parsed).hasValue(1);
  }

  @Test
  void aSecondProcessWaitsAndUsesTheSameIndex() throws Exception {
    var children =
        IntStream.range(0, 2).mapToObj(i -> LibraryProcess.start(root, TEXT.repeat(30))).toList();
    var output = new StringBuilder();
    for (var child : children) {
      output.append(new String(child.getInputStream().readAllBytes()));
      assertThat(child.waitFor()).as(output.toString()).isZero();
    }
    assertThat(output.toString().lines().sorted()).containsExactly("built", "found");
    assertThat(files(root.resolve("documents"))).hasSize(1);
    assertThat(files(root.resolve("building"))).isEmpty();
  }

  private static Clock at(Instant instant) {
    return Clock.fixed(instant, ZoneOffset.UTC);
  }

  private static Path only(Path folder) throws IOException {
    return files(folder).getFirst();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
