package dev.trawl.retrieval.document;

import com.typesafe.config.Config;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Section {@code trawl.documents.ocr} of {@code conf/application.conf}: text recognition for
 * scanned pages.
 *
 * @param languages the languages by their Tesseract names, joined by {@code +}
 * @param program the Tesseract program: a file, or a name to look up in {@code PATH}
 * @param pageTimeout maximum time for one page
 * @param maxPages maximum number of pages to recognise in one document
 */
public record OcrSettings(
    Mode mode, String languages, String program, Duration pageTimeout, int maxPages) {
  /** When scanned pages are recognised. */
  public enum Mode {
    /** If Tesseract is installed. */
    AUTO,
    OFF
  }

  public OcrSettings {
    if (!languages.matches("[A-Za-z0-9_+/]+")) {
      throw new IllegalArgumentException(
          "trawl.documents.ocr.languages must be names joined by +, such as eng+deu: " + languages);
    }
    if (program.isBlank()) {
      throw new IllegalArgumentException("trawl.documents.ocr.program must not be empty");
    }
    if (pageTimeout.toMillis() < 1) {
      throw new IllegalArgumentException("trawl.documents.ocr.page-timeout must be at least 1 ms");
    }
    if (maxPages < 1) {
      throw new IllegalArgumentException("trawl.documents.ocr.max-pages must be at least 1");
    }
  }

  static OcrSettings from(Config documents) {
    var ocr = documents.getConfig("ocr");
    return new OcrSettings(
        mode(ocr.getString("mode")),
        ocr.getString("languages"),
        ocr.getString("program"),
        ocr.getDuration("page-timeout"),
        ocr.getInt("max-pages"));
  }

  /** The program as a file; empty if it is not installed or must not be used. */
  public Optional<Path> installed() {
    if (mode == Mode.OFF) {
      return Optional.empty();
    }
    if (program.contains(File.separator)) {
      return Optional.of(Path.of(program)).filter(Files::isExecutable);
    }
    var path = System.getenv("PATH");
    return path == null
        ? Optional.empty()
        : Pattern.compile(Pattern.quote(File.pathSeparator))
            .splitAsStream(path)
            .filter(folder -> !folder.isBlank())
            .map(folder -> Path.of(folder, program))
            .filter(Files::isExecutable)
            .findFirst();
  }

  private static Mode mode(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "auto" -> Mode.AUTO;
      case "off", "false" -> Mode.OFF;
      default ->
          throw new IllegalArgumentException(
              "trawl.documents.ocr.mode must be auto or off: " + name);
    };
  }
}
