package dev.trawl.actors.window;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.DocumentId;

/** Excerpts with the given texts. A token is a word. */
public final class Excerpts {
  public static final DocumentId DOCUMENT = new DocumentId("a".repeat(64));

  private Excerpts() {}

  public static Excerpt of(String text) {
    return of(0, 0, text);
  }

  public static Excerpt of(int ordinal, int startChar, String text) {
    return of(ordinal, startChar, "", text);
  }

  /** A chunk that starts within a table. */
  public static Excerpt inTable(String columns, String text) {
    var chunk = of(text).chunk();
    return new Excerpt(
        new Chunk(
            chunk.id(),
            chunk.startChar(),
            chunk.endChar(),
            chunk.page(),
            chunk.heading(),
            chunk.language(),
            chunk.tokens(),
            text,
            columns),
        "a.txt",
        0);
  }

  public static Excerpt of(int ordinal, int startChar, String heading, String text) {
    var chunk =
        new Chunk(
            new ChunkId(DOCUMENT, ordinal),
            startChar,
            startChar + text.length(),
            1,
            heading,
            "en",
            text.isBlank() ? 0 : text.strip().split("\\s+").length,
            text);
    return new Excerpt(chunk, "a.txt", 0);
  }
}
