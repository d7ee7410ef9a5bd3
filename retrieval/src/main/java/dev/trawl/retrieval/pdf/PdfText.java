package dev.trawl.retrieval.pdf;

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
public final class PdfText {
  private PdfText() {}

  /** Writes the text of {@code file} into {@code sink}. */
  public static void write(Path file, PdfSink sink) throws IOException, DocumentException {
    PdfFonts.install();
    try (var in = new RandomAccessReadBufferedFile(file);
        var document =
            Loader.loadPDF(in, "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
      int pages = write(document, sink);
      if (!hasEndMark(file)) {
        sink.warn("the file is incomplete; %d pages could be recovered".formatted(pages));
      }
    } catch (InvalidPasswordException e) {
      throw new DocumentException(
          Reason.ENCRYPTED,
          sink.name() + ": is encrypted; save it without a password and try again",
          e);
    }
  }

  /** Returns the number of pages. */
  private static int write(PDDocument document, PdfSink sink)
      throws IOException, DocumentException {
    int count = document.getNumberOfPages();
    if (count > sink.settings().maxPages()) {
      throw DocumentException.overLimit(
          "%s: has %,d pages, more".formatted(sink.name(), count),
          "trawl.documents.max-pages",
          sink.settings().maxPages());
    }
    var writer = new PdfPageWriter(sink, count);
    var pages = new PdfPages(document, sink, writer);
    pages.write(document);
    new PdfOutline(document, writer.places(), writer.pageStarts(), sink).write();
    if (pages.broken() > 0) {
      sink.warn("%,d of %,d pages are partly damaged".formatted(pages.broken(), count));
    }
    return writer.pageStarts().length;
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
