package dev.trawl.retrieval.document;

import dev.trawl.protocol.Source;
import dev.trawl.retrieval.document.DocumentException.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

/**
 * Turns sources into text. Thread-safe. Blocks.
 *
 * <p>Parsing runs in a thread of its own, which ends or is abandoned when the time limit is over;
 * see {@link TimeLimit}.
 */
public final class DocumentParser {
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

  /** Gets the bytes and hashes them; a URL is downloaded under the fetch rules. */
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
            Reason.UNREADABLE, file.name() + ": is a folder; name it where folders are taken");
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
          Reason.EMPTY, name + ": is empty (0 bytes); name a file with text");
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
              Reason.UNREADABLE, name + ": may not be read; check its permissions", denied);
      default ->
          new DocumentException(
              Reason.UNREADABLE, "%s: cannot be read (%s)".formatted(name, brief(e)), e);
    };
  }

  /** A library's words, without the path of a temporary file or of a person's home. */
  private static String brief(Throwable e) {
    var message = e.getMessage();
    return message == null || message.contains(Path.of("/").toString())
        ? e.getClass().getSimpleName()
        : message;
  }

  /** The text of {@code raw}, or why there is none. */
  public ParsedDocument parse(RawDocument raw) throws DocumentException {
    var sink = new TextSink(raw.name(), settings, progress);
    var task =
        new TimeLimit.Task<>(
            raw.name(), settings.parseTimeout(), () -> parse(raw, sink), sink::stop);
    try {
      return timeLimit.run(task, "trawl.documents.parse-timeout");
    } catch (ExecutionException e) {
      throw explain(raw.name(), e.getCause() == null ? e : e.getCause());
    }
  }

  private static ParsedDocument parse(RawDocument raw, TextSink sink)
      throws DocumentException, IOException {
    Format format;
    try {
      format = Formats.write(raw, sink);
    } finally {
      // A library may have wrapped or swallowed the reason to stop.
      sink.check();
    }
    if (raw instanceof FileBytes file && !file.isUnchanged()) {
      throw new DocumentException(
          Reason.UNREADABLE, raw.name() + ": changed while it was read; try again");
    }
    if (sink.isBlank()) {
      throw withoutText(raw.name(), format);
    }
    if (!sink.hasHeadings() && format != Format.CSV && format != Format.TSV) {
      TextHeadings.plain(sink);
    }
    return sink.finish(format.mediaType());
  }

  private static DocumentException withoutText(String name, Format format) {
    if (format.isText()) {
      return new DocumentException(
          Reason.EMPTY, name + ": holds only white space; name a file with text");
    }
    return new DocumentException(
        Reason.NO_TEXT,
        format == Format.PDF
            ? name + ": its pages are pictures without text (a scan); run text recognition first"
            : name + ": holds no text");
  }

  private static DocumentException explain(String name, Throwable cause) {
    return switch (cause) {
      case DocumentException known -> known;
      case TextSink.Stopped stopped -> stopped.why();
      case OutOfMemoryError e ->
          new DocumentException(
              Reason.TOO_LARGE,
              name + ": needs more memory than trawl has; start it with more, or split the file",
              e);
      case StackOverflowError e ->
          new DocumentException(
              Reason.BROKEN, name + ": its parts lie too deep within each other to be read", e);
      default ->
          new DocumentException(
              Reason.BROKEN,
              "%s: is damaged or cut short (%s); get a whole copy".formatted(name, brief(cause)),
              cause);
    };
  }
}
