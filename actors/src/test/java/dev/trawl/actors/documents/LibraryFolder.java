package dev.trawl.actors.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.actors.RunFixture;
import dev.trawl.protocol.Source;
import dev.trawl.retrieval.chunk.ChunkSettings;
import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.DocumentSettings;
import dev.trawl.retrieval.index.IndexSettings;
import dev.trawl.retrieval.index.Library;
import dev.trawl.retrieval.index.LibrarySettings;
import dev.trawl.retrieval.source.DocumentParser;
import dev.trawl.retrieval.source.FetchSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A data directory, and files next to it that a library can open. */
record LibraryFolder(Path root) {
  Library library() {
    return library(Long.MAX_VALUE);
  }

  private Library library(long bytesMax) {
    var trawl = RunFixture.config("trawl.chunks.tokens-max = 16").getConfig("trawl");
    return new Library(
        new LibrarySettings(root.resolve("data"), bytesMax),
        ChunkSettings.from(trawl),
        IndexSettings.from(trawl),
        new DocumentParser(DocumentSettings.from(trawl), FetchSettings.from(trawl)));
  }

  /** A text file with this content. */
  Source.LocalFile file(String name, String text) throws IOException {
    return new Source.LocalFile(Files.writeString(root.resolve(name), text), name);
  }

  static Source.InMemory upload(String name, String text) {
    return new Source.InMemory(name, text.getBytes(UTF_8));
  }

  /** Truncates the stored text of the only index, so that reading it fails. */
  void damage() throws IOException {
    try (var text =
        FileChannel.open(indexes().getFirst().resolve("text"), StandardOpenOption.WRITE)) {
      text.truncate(2);
    }
  }

  /**
   * Returns true if the index in {@code folder} is in use. The check opens another document in a
   * full library, which removes only unused indexes.
   */
  boolean isInUse(Path folder) {
    try {
      library(1).open(upload("other.txt", "This document needs the room.")).index().close();
      return Files.exists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DocumentException e) {
      throw new IllegalStateException(e);
    }
  }

  List<Path> indexes() throws IOException {
    try (var folders = Files.list(root.resolve("data/documents"))) {
      return folders.toList();
    }
  }
}
