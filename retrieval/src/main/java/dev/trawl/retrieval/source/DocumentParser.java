package dev.trawl.retrieval.source;

import dev.trawl.protocol.Source;
import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.DocumentException.Reason;
import dev.trawl.retrieval.document.DocumentSettings;
import dev.trawl.retrieval.document.FileBytes;
import dev.trawl.retrieval.document.Hash;
import dev.trawl.retrieval.document.MemoryBytes;
import dev.trawl.retrieval.document.ParseProgress;
import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.document.RawDocument;
import dev.trawl.retrieval.format.Extraction;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/**
 * Reads sources and extracts their text. Thread-safe; its methods block.
 *
 * <p>Parsing runs in a separate thread with a {@link TimeLimit}.
 */
public final class DocumentParser {
  /** Must change whenever a reader may give another text for the same bytes. */
  private static final int TEXT_VERSION = 2;

  private final DocumentSettings settings;
  private final FetchSettings fetch;
  private final ParseProgress progress;
  private final TimeLimit timeLimit;

  public DocumentParser(DocumentSettings settings, FetchSettings fetch) {
    this(settings, fetch, ParseProgress.IGNORED);
  }

  public DocumentParser(DocumentSettings settings, FetchSettings fetch, ParseProgress progress) {
    this.settings = settings;
    this.timeLimit = new TimeLimit(settings.maxStuckParsers());
    this.fetch = fetch;
    this.progress = progress;
  }

  /**
   * Everything except its bytes that determines the text of a document: how it is read, the hint of
   * its name, and whether scanned pages are recognised. Two documents with the same bytes and the
   * same key have the same text.
   */
  public String textKey(RawDocument raw) {
    var name = raw.name();
    int dot = name.lastIndexOf('.');
    int slash = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
    var extension = dot > slash ? name.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
    var ocr = settings.ocr();
    var recognised =
        extension.equals("pdf") && ocr.installed().isPresent()
            ? ", scanned pages recognised as %s, at most %d"
                .formatted(ocr.languages(), ocr.maxPages())
            : "";
    return "text %d, read as %s%s".formatted(TEXT_VERSION, extension, recognised);
  }

  /** Reads and hashes the bytes of {@code source}; downloads them first if it is a URL. */
  public RawDocument fetch(Source source) throws DocumentException {
    return switch (source) {
      case Source.LocalFile file -> file(file);
      case Source.InMemory memory -> memory(memory);
      case Source.Url url -> new Download(fetch, timeLimit).fetch(url.uri());
    };
  }

  private RawDocument file(Source.LocalFile file) throws DocumentException {
    var path = file.path();
    try {
      if (Files.isDirectory(path)) {
        throw new DocumentException(
            Reason.UNREADABLE, file.name() + ": is a folder; open the files in it");
      }
      long bytes = Files.size(path);
      checkSize(file.name(), bytes);
      var changed = Files.getLastModifiedTime(path);
      try (var in = Files.newInputStream(path)) {
        return new FileBytes(Hash.of(in), file.name(), bytes, path, changed, false);
      }
    } catch (IOException e) {
      throw unreadable(file.name(), e);
    }
  }

  private RawDocument memory(Source.InMemory memory) throws DocumentException {
    checkSize(memory.name(), memory.bytes().length);
    return new MemoryBytes(memory.name(), memory.bytes());
  }

  private void checkSize(String name, long bytes) throws DocumentException {
    if (bytes == 0) {
      throw new DocumentException(
          Reason.EMPTY, name + ": is empty (0 bytes); choose a file with text");
    }
    if (bytes > settings.maxFileBytes()) {
      throw DocumentException.overLimit(
          "%s: has %,d bytes, more".formatted(name, bytes),
          "trawl.documents.max-file-size",
          settings.maxFileBytes());
    }
  }

  static DocumentException unreadable(String name, IOException e) {
    return switch (e) {
      case NoSuchFileException gone ->
          new DocumentException(Reason.NOT_FOUND, name + ": no such file; check the name", gone);
      case AccessDeniedException denied ->
          new DocumentException(
              Reason.UNREADABLE, name + ": cannot be read; check its permissions", denied);
      default ->
          new DocumentException(
              Reason.UNREADABLE,
              "%s: cannot be read (%s)".formatted(name, DocumentException.brief(e)),
              e);
    };
  }

  /** Extracts the text of {@code raw}. Throws if the document has no text or cannot be read. */
  public ParsedDocument parse(RawDocument raw) throws DocumentException {
    var extraction = new Extraction(raw, settings, progress);
    var task =
        new TimeLimit.Task<>(
            raw.name(), settings.parseTimeout(), extraction::run, extraction::stop);
    try {
      return timeLimit.run(task, "trawl.documents.parse-timeout");
    } catch (ExecutionException e) {
      throw Extraction.explain(raw.name(), e.getCause() == null ? e : e.getCause());
    }
  }
}
