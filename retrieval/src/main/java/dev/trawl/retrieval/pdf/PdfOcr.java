package dev.trawl.retrieval.pdf;

import dev.trawl.retrieval.document.OcrSettings;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the text of scanned pages with Tesseract. Pages are drawn by the thread that reads the
 * document, and recognised by as many processes as there are processors. A process that takes too
 * long is killed, and its page stays without text.
 */
final class PdfOcr implements AutoCloseable {
  static final String HOW_TO_INSTALL =
      "install Tesseract to read them (for example: apt install tesseract-ocr)";

  private static final int DOTS_PER_INCH = 300;
  private static final float MAX_PIXELS = 40_000_000;
  private static final int MAX_TEXT_BYTES = 4 << 20;

  /** Time between two checks of the size of the output. */
  private static final int POLL_MS = 50;

  private static final int PROCESSES = Runtime.getRuntime().availableProcessors();

  private final PDDocument document;
  private final OcrSettings settings;
  private final Optional<Path> program;
  private final Instant deadline;

  /** Limits the number of page images in memory. */
  private final Semaphore images = new Semaphore(PROCESSES + 1);

  private @Nullable PDFRenderer renderer;
  private @Nullable ExecutorService workers;
  private volatile @Nullable String failure;
  private int pages;

  PdfOcr(PDDocument document, OcrSettings settings, Duration parseTimeout) {
    this.document = document;
    this.settings = settings;
    this.deadline = Instant.now().plus(parseTimeout.dividedBy(2));
    this.program = settings.installed();
  }

  /** True if recognition is wanted but Tesseract is missing. */
  boolean isMissing() {
    return settings.mode() == OcrSettings.Mode.AUTO && program.isEmpty();
  }

  /** Why Tesseract failed, as part of a sentence. */
  Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  /**
   * Starts the recognition of a page. The text is empty if recognition fails or takes too long.
   * Waits while all processes are busy.
   */
  Future<String> recognise(PDPage page, int index) {
    if (program.isEmpty() || pages >= settings.maxPages() || Instant.now().isAfter(deadline)) {
      return CompletableFuture.completedFuture("");
    }
    pages++;
    try {
      images.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CompletableFuture.completedFuture("");
    }
    try {
      var image = draw(page, index);
      if (workers == null) {
        workers = Executors.newFixedThreadPool(PROCESSES, Thread.ofPlatform().daemon().factory());
      }
      return workers.submit(() -> recognise(program.get(), image));
    } catch (IOException | RuntimeException e) {
      // PDFBox throws many kinds of exceptions for damaged images.
      images.release();
      return CompletableFuture.completedFuture("");
    }
  }

  private BufferedImage draw(PDPage page, int index) throws IOException {
    if (renderer == null) {
      renderer = new PDFRenderer(document);
    }
    float pixels = page.getCropBox().getWidth() * page.getCropBox().getHeight();
    float scale = Math.min(DOTS_PER_INCH / 72f, (float) Math.sqrt(MAX_PIXELS / pixels));
    return renderer.renderImage(index, scale, ImageType.GRAY);
  }

  private String recognise(Path tesseract, BufferedImage image) throws IOException {
    var folder = Files.createTempDirectory("trawl-ocr-");
    var picture = folder.resolve("page.pgm");
    var text = folder.resolve("text");
    var errors = folder.resolve("errors");
    try {
      write(image, picture);
      var builder =
          new ProcessBuilder(
              tesseract.toString(),
              picture.toString(),
              "stdout",
              "-l",
              settings.languages(),
              "--dpi",
              Integer.toString(DOTS_PER_INCH));
      builder.environment().put("OMP_THREAD_LIMIT", "1");
      builder.redirectOutput(text.toFile()).redirectError(errors.toFile());
      if (run(builder, text, errors)) {
        return read(text);
      }
      return "";
    } finally {
      images.release();
      for (var file : new Path[] {picture, text, errors, folder}) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Writes an uncompressed image (PGM), because compression would take more time than it saves. */
  private static void write(BufferedImage image, Path file) throws IOException {
    try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
      var head = "P5\n%d %d\n255\n".formatted(image.getWidth(), image.getHeight());
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(((DataBufferByte) image.getRaster().getDataBuffer()).getData());
    }
  }

  /**
   * Returns true if the process ended without an error. A process that takes too long or writes too
   * much is killed.
   */
  private boolean run(ProcessBuilder builder, Path text, Path errors) throws IOException {
    var end = Instant.now().plus(settings.pageTimeout());
    var process = builder.start();
    try {
      process.getOutputStream().close();
      while (!process.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
        if (Files.size(text) > MAX_TEXT_BYTES || Files.size(errors) > MAX_TEXT_BYTES) {
          failure = "Tesseract wrote more text than a page can have";
          return false;
        }
        if (Instant.now().isAfter(end)) {
          failure = "Tesseract took longer than trawl.documents.ocr.page-timeout allows";
          return false;
        }
      }
      if (process.exitValue() != 0) {
        read(errors)
            .lines()
            .filter(line -> !line.isBlank())
            .findFirst()
            .ifPresent(
                line ->
                    failure = "Tesseract says: " + line.substring(0, Math.min(200, line.length())));
      }
      return process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static String read(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAX_TEXT_BYTES), StandardCharsets.UTF_8);
    }
  }

  /** Kills the processes that are still running. */
  @Override
  public void close() {
    if (workers != null) {
      workers.shutdownNow();
    }
  }
}
