package dev.trawl.retrieval.format;

import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.DocumentException.Reason;
import dev.trawl.retrieval.document.DocumentSettings;
import dev.trawl.retrieval.document.FileBytes;
import dev.trawl.retrieval.document.ParseProgress;
import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.document.RawDocument;
import dev.trawl.retrieval.document.TextKey;
import java.io.IOException;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/**
 * Extracts the text of one document. An instance is used once. One thread runs it; any thread may
 * stop it.
 */
public final class Extraction {
  /** Must change whenever a reader may produce a different text from the same bytes. */
  private static final int TEXT_VERSION = 4;

  /** The start of the JDK's message about XML that is nested deeper than its reader allows. */
  private static final String TOO_DEEP = "JAXP00010006";

  private static final int MAX_CAUSES = 10;

  private final RawDocument raw;
  private final TextSink sink;

  public Extraction(RawDocument raw, DocumentSettings settings, ParseProgress progress) {
    this.raw = raw;
    this.sink = new TextSink(raw.name(), settings, progress);
  }

  /**
   * The key of the text that is extracted from {@code raw}. No limit changes plain text: it is read
   * completely or rejected. In other formats, embedded documents that exceed a limit are left out,
   * and scanned pages may be recognised, so the key also contains these settings.
   */
  public static TextKey key(RawDocument raw, DocumentSettings settings) throws IOException {
    var hint = Format.named(raw.name()).map(Format::mediaType).orElse("unknown");
    var start = "text %d, named as %s".formatted(TEXT_VERSION, hint);
    return new TextKey(
        Formats.isPlainText(raw) ? start : start + limits(settings) + recognition(settings));
  }

  private static String limits(DocumentSettings settings) {
    return ", at most %d bytes, %d characters, %d pages, %d levels, %d bytes in %d entries"
        .formatted(
            settings.maxFileBytes(),
            settings.maxCharacters(),
            settings.maxPages(),
            settings.maxNesting(),
            settings.maxUnpackedBytes(),
            settings.maxArchiveEntries());
  }

  private static String recognition(DocumentSettings settings) {
    var ocr = settings.ocr();
    return ocr.installed().isEmpty()
        ? ""
        : ", at most %d scanned pages recognised as %s, each within %s, all within %s"
            .formatted(ocr.maxPages(), ocr.languages(), ocr.pageTimeout(), settings.parseTimeout());
  }

  /** Makes {@link #run} fail with {@code why} when it next writes text. */
  public void stop(DocumentException why) {
    sink.stop(why);
  }

  /** Reads the document and returns its text. */
  public ParsedDocument run() throws DocumentException, IOException {
    Format format;
    try {
      format = Formats.write(raw, sink);
    } finally {
      // A library may have wrapped or swallowed the exception that stopped it.
      sink.check();
    }
    if (raw instanceof FileBytes file && !file.isUnchanged()) {
      throw new DocumentException(
          Reason.UNREADABLE, raw.name() + ": was changed while it was read; try again");
    }
    if (sink.isBlank()) {
      throw withoutText(raw.name(), format);
    }
    if (!sink.hasHeadings() && format.hasPlainHeadings()) {
      TextHeadings.plain(sink);
    }
    return sink.finish(format.mediaType());
  }

  private static DocumentException withoutText(String name, Format format) {
    if (format.isText()) {
      return new DocumentException(
          Reason.EMPTY, name + ": contains only white space; choose a file with text");
    }
    return new DocumentException(
        Reason.NO_TEXT,
        format == Format.PDF
            ? name
                + ": has only scanned pages without text; install Tesseract so that trawl can read them, or recognise their text first"
            : name + ": contains no text");
  }

  /**
   * Converts {@code cause}, thrown by {@link #run}, to an exception with a message for the user.
   */
  public static DocumentException explain(String name, Throwable cause) {
    return switch (cause) {
      case DocumentException known -> known;
      case TextSink.Stopped stopped -> stopped.why();
      case OutOfMemoryError e ->
          new DocumentException(
              Reason.TOO_LARGE,
              name
                  + ": needs more memory than trawl has; give trawl more memory, or split the file",
              e);
      case StackOverflowError e ->
          new DocumentException(Reason.BROKEN, name + ": is nested too deeply to be read", e);
      default -> broken(name, cause);
    };
  }

  private static DocumentException broken(String name, Throwable cause) {
    var message =
        causes(cause)
            .filter(XMLStreamException.class::isInstance)
            .map(e -> String.valueOf(e.getMessage()).replaceFirst("(?s)^.*Message: ", ""))
            .findFirst()
            .orElseGet(() -> DocumentException.brief(cause));
    return new DocumentException(
        Reason.BROKEN,
        message.startsWith(TOO_DEEP)
            ? name + ": is nested too deeply to be read"
            : "%s: is damaged or incomplete (%s); get a complete copy".formatted(name, message),
        cause);
  }

  private static Stream<Throwable> causes(Throwable first) {
    return Stream.iterate(first, e -> e != null, Throwable::getCause).limit(MAX_CAUSES);
  }
}
