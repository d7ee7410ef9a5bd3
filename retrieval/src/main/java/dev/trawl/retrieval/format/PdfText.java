package dev.trawl.retrieval.format;

import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.DocumentException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * Reads PDF files page by page with PDFBox. Streams are unpacked to a temporary file, so memory use
 * does not grow with the size of the file.
 */
final class PdfText {
  private PdfText() {}

  static void write(Path file, TextSink sink) throws IOException, DocumentException {
    PdfFonts.install();
    try (var in = new RandomAccessReadBufferedFile(file);
        var document =
            Loader.loadPDF(in, "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
      write(document, sink);
      if (!hasEndMark(file)) {
        sink.warn(
            "the file is incomplete; %d pages could be recovered".formatted(sink.pageCount()));
      }
    } catch (InvalidPasswordException e) {
      throw new DocumentException(
          Reason.ENCRYPTED,
          sink.name() + ": is encrypted; save it without a password and try again",
          e);
    }
  }

  private static void write(PDDocument document, TextSink sink)
      throws IOException, DocumentException {
    int count = document.getNumberOfPages();
    if (count > sink.settings().maxPages()) {
      throw DocumentException.overLimit(
          "%s: has %,d pages, more".formatted(sink.name(), count),
          "trawl.documents.max-pages",
          sink.settings().maxPages());
    }
    var pages = new PdfPages(sink);
    pages.write(document);
    new PdfOutline(document, pages.places(), sink).write();
    if (pages.withoutText() > 0 && !sink.isBlank()) {
      sink.warn(
          "%,d of %,d pages have no text (blank or scanned)".formatted(pages.withoutText(), count));
    }
    if (pages.broken() > 0) {
      sink.warn("%,d of %,d pages are partly damaged".formatted(pages.broken(), count));
    }
  }

  /** A complete PDF ends with this marker; some programs write a few bytes after it. */
  private static boolean hasEndMark(Path file) throws IOException {
    long size = Files.size(file);
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(Math.max(0, size - 2048));
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).contains("%%EOF");
    }
  }
}
