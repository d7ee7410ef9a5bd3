package dev.trawl.retrieval.format;

import dev.trawl.retrieval.data.DataReader;
import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.DocumentException.Reason;
import dev.trawl.retrieval.document.FileBytes;
import dev.trawl.retrieval.document.MemoryBytes;
import dev.trawl.retrieval.document.RawDocument;
import dev.trawl.retrieval.office.OleObject;
import dev.trawl.retrieval.office.SlideShow;
import dev.trawl.retrieval.office.WordDocument;
import dev.trawl.retrieval.pdf.PdfText;
import dev.trawl.retrieval.rtf.RtfDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Detects the format of a document and runs the reader of that format. Stateless. */
final class Formats {
  private Formats() {}

  /** Writes the text of {@code raw} into {@code sink} and returns the format. */
  static Format write(RawDocument raw, TextSink sink) throws IOException, DocumentException {
    return write(raw, sink, 0);
  }

  private static Format write(RawDocument raw, TextSink sink, int depth)
      throws IOException, DocumentException {
    var head = head(raw);
    if (head.length == 0) {
      throw new DocumentException(
          Reason.EMPTY, raw.name() + ": is empty (0 bytes); choose a file with text");
    }
    var kind = FormatDetector.kind(head);
    var format =
        switch (kind) {
          case TEXT -> writeText(raw, sink, depth);
          case BINARY -> throw FormatDetector.unsupported(raw.name(), head);
          case PDF, ZIP, OLE, RTF -> writeFile(raw, kind, head, sink, depth);
        };
    if (depth == 0) {
      FormatDetector.mismatchWarning(raw.name(), format).ifPresent(sink::warn);
    }
    return format;
  }

  /** Returns true if {@code raw} is text that cannot contain other documents, unlike mail. */
  static boolean isPlainText(RawDocument raw) throws IOException {
    if (FormatDetector.kind(head(raw)) != FormatDetector.Kind.TEXT) {
      return false;
    }
    try (var in = raw.open()) {
      var sample = TextDecoder.sample(in);
      var start = new ByteArrayInputStream(sample);
      try (var reader = TextDecoder.reader(start, TextDecoder.detect(sample))) {
        return !isMail(textFormat(raw.name(), reader));
      }
    }
  }

  private static byte[] head(RawDocument raw) throws IOException {
    try (var in = raw.open()) {
      return in.readNBytes(FormatDetector.HEAD);
    }
  }

  private static Format writeText(RawDocument raw, TextSink sink, int depth)
      throws IOException, DocumentException {
    Format format;
    TextDecoder.Encoding encoding;
    try (var in = raw.open()) {
      var sample = TextDecoder.sample(in);
      encoding = TextDecoder.detect(sample);
      var all = new SequenceInputStream(new ByteArrayInputStream(sample), in);
      try (var reader = TextDecoder.reader(all, encoding)) {
        format = textFormat(raw.name(), reader);
        if (format == Format.HTML) {
          HtmlText.write(reader, sink);
        } else if (isPlain(format)) {
          PlainText.write(reader, format, sink);
        }
      }
    }
    var structure = StructuredText.reader(format);
    if (structure.isPresent()) {
      return writeStructure(raw, encoding, format, structure.get(), sink);
    }
    if (isMail(format)) {
      withFile(
          raw,
          file -> {
            MailText.write(file, format, sink, embedded(sink, depth));
            return format;
          });
    }
    return format;
  }

  /** The format of the text that starts here; the position of {@code reader} stays the same. */
  private static Format textFormat(String name, Reader reader) throws IOException {
    reader.mark(FormatDetector.HEAD);
    var start = new char[FormatDetector.HEAD];
    int length = Math.max(0, reader.read(start));
    reader.reset();
    return FormatDetector.text(name, new String(start, 0, length));
  }

  private static boolean isPlain(Format format) {
    return !isMail(format) && StructuredText.reader(format).isEmpty();
  }

  private static boolean isMail(Format format) {
    return format == Format.MAIL || format == Format.MAILBOX;
  }

  /** Writes structured text. If its structure is broken, it is read as plain text. */
  private static Format writeStructure(
      RawDocument raw,
      TextDecoder.Encoding encoding,
      Format format,
      DataReader structure,
      TextSink sink)
      throws IOException {
    DataReader.Content content = () -> TextDecoder.reader(raw.open(), encoding);
    if (structure.read(content, new StructuredText(sink))) {
      return format;
    }
    if (Format.named(raw.name()).equals(Optional.of(format))) {
      sink.warn(
          "the content is not valid %s, or is nested too deeply; it is read as plain text"
              .formatted(format.mediaType()));
    }
    try (var reader = content.open()) {
      PlainText.write(reader, Format.TEXT, sink);
    }
    return Format.TEXT;
  }

  private static Format writeFile(
      RawDocument raw, FormatDetector.Kind kind, byte[] head, TextSink sink, int depth)
      throws IOException, DocumentException {
    return withFile(
        raw,
        file -> {
          var format =
              switch (kind) {
                case PDF -> Optional.of(Format.PDF);
                case RTF -> Optional.of(Format.RTF);
                case ZIP -> ZipContents.read(file, sink).format();
                default -> ole(file, raw.name());
              };
          if (format.isEmpty()) {
            throw FormatDetector.unsupported(raw.name(), head);
          }
          switch (format.get()) {
            case PDF -> PdfText.write(file, new PdfTarget(sink, depth));
            case EPUB -> EpubText.write(file, sink);
            case ODT, ODP, ODS -> OpenDocumentText.write(file, format.get(), sink);
            case DOCX -> WordDocument.write(file, target(file, sink, depth));
            case RTF -> RtfDocument.write(file, target(file, sink, depth));
            case PPTX -> SlideShow.write(file, target(file, sink, depth));
            case XLSX, XLS -> writeSheets(file, format.get(), sink, depth);
            default -> writeTika(file, format.get(), sink, depth);
          }
          return format.get();
        });
  }

  private static void writeSheets(Path file, Format format, TextSink sink, int depth)
      throws IOException, DocumentException {
    var written =
        SheetPages.write(
            file, format, sink, (name, content) -> writeEmbedded(name, content, sink, depth + 1));
    if (!written) {
      writeTika(file, format, sink, depth);
    }
  }

  private static Format writeTika(Path file, Format format, TextSink sink, int depth)
      throws IOException, DocumentException {
    TikaText.write(file, format, sink, embedded(sink, depth));
    return format;
  }

  private static TikaText.Embedded embedded(TextSink sink, int depth) {
    return (name, content) -> writeEmbedded(name, content, sink, depth + 1);
  }

  private static OfficeTarget target(Path file, TextSink sink, int depth) {
    return new OfficeTarget(file, new TextLayout(sink), sink, embedded(sink, depth));
  }

  /**
   * Writes the text of an embedded document. If it cannot be read, adds a warning and continues
   * with the rest.
   */
  static void writeEmbedded(String name, InputStream content, TextSink sink, int depth)
      throws IOException {
    sink.check();
    var bytes = content.readNBytes((int) sink.settings().maxFileBytes());
    if (bytes.length == 0 || FormatDetector.kind(bytes) == FormatDetector.Kind.BINARY) {
      return;
    }
    if (depth > sink.settings().maxNesting()) {
      sink.warn(
          "embedded documents that are nested deeper than trawl.documents.max-nesting = %d were left out"
              .formatted(sink.settings().maxNesting()));
      return;
    }
    sink.startEmbedded();
    try (var raw = unwrapped(name, bytes)) {
      if (FormatDetector.kind(head(raw)) != FormatDetector.Kind.BINARY) {
        write(raw, sink, depth);
      }
    } catch (DocumentException | IOException | RuntimeException e) {
      sink.check();
      sink.warn("the embedded document %s could not be read".formatted(name));
    } finally {
      sink.endEmbedded();
    }
  }

  /** The document itself, without the OLE object around it. */
  private static RawDocument unwrapped(String name, byte[] bytes) throws IOException {
    if (FormatDetector.kind(bytes) == FormatDetector.Kind.OLE) {
      var object = OleObject.in(bytes);
      if (object.isPresent() && object.get().content().length > 0) {
        var inner = object.get();
        return new MemoryBytes(inner.name().isEmpty() ? name : inner.name(), inner.content());
      }
    }
    return new MemoryBytes(name, bytes);
  }

  private static Optional<Format> ole(Path file, String name)
      throws IOException, DocumentException {
    try (var ole = new POIFSFileSystem(file.toFile(), true)) {
      var root = ole.getRoot();
      if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
        throw new DocumentException(
            Reason.ENCRYPTED, name + ": is encrypted; save it without a password and try again");
      }
      return ole(root);
    }
  }

  private static Optional<Format> ole(DirectoryNode root) {
    if (root.hasEntryCaseInsensitive("WordDocument")) {
      return Optional.of(Format.DOC);
    }
    if (root.hasEntryCaseInsensitive("PowerPoint Document")) {
      return Optional.of(Format.PPT);
    }
    if (root.hasEntryCaseInsensitive("Workbook") || root.hasEntryCaseInsensitive("Book")) {
      return Optional.of(Format.XLS);
    }
    return root.hasEntryCaseInsensitive("__properties_version1.0")
        ? Optional.of(Format.MSG)
        : Optional.empty();
  }

  /** Reads a format from a file. */
  private interface FileReader {
    Format read(Path file) throws IOException, DocumentException;
  }

  /** Some parsers need random access, so bytes in memory are written to a temporary file. */
  private static Format withFile(RawDocument raw, FileReader reader)
      throws IOException, DocumentException {
    if (raw instanceof FileBytes file) {
      return reader.read(file.path());
    }
    var temporary = Files.createTempFile("trawl-", ".document");
    try {
      try (var in = raw.open();
          var out = Files.newOutputStream(temporary)) {
        in.transferTo(out);
      }
      return reader.read(temporary);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
