package dev.trawl.retrieval.document;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * Section {@code trawl.documents} of {@code conf/application.conf}: the limits on documents.
 *
 * @param maxFileBytes maximum size of a file, standard input or embedded document
 * @param maxCharacters maximum length of the extracted text, in UTF-16 units
 * @param maxPages maximum number of pages, slides or sheets
 * @param maxNesting maximum nesting depth of embedded documents; a spreadsheet inside a
 *     presentation inside a mail has depth 2
 * @param maxUnpackedBytes maximum unpacked size of all entries of a zip-based document, in bytes
 * @param maxArchiveEntries maximum number of entries in a zip-based document
 * @param parseTimeout maximum time to parse one document
 * @param maxStuckParsers no new parser is started while this many parsers still run after their
 *     timeout
 * @param maxFolderFiles maximum number of files opened from one folder and its subfolders
 * @param maxFolderDepth maximum depth of subfolders that are searched
 * @param ocr text recognition for scanned pages
 */
public record DocumentSettings(
    long maxFileBytes,
    int maxCharacters,
    int maxPages,
    int maxNesting,
    long maxUnpackedBytes,
    int maxArchiveEntries,
    Duration parseTimeout,
    int maxStuckParsers,
    int maxFolderFiles,
    int maxFolderDepth,
    OcrSettings ocr) {
  public DocumentSettings {
    atLeast(1, maxFileBytes, "max-file-size");
    atLeast(1, maxCharacters, "max-characters");
    atLeast(1, maxPages, "max-pages");
    atLeast(1, maxNesting, "max-nesting");
    atLeast(1, maxUnpackedBytes, "max-unpacked-size");
    atLeast(1, maxArchiveEntries, "max-archive-entries");
    atLeast(1, parseTimeout.toMillis(), "parse-timeout");
    atLeast(1, maxStuckParsers, "max-stuck-parsers");
    atLeast(1, maxFolderFiles, "max-folder-files");
    atLeast(0, maxFolderDepth, "max-folder-depth");
    if (maxFileBytes > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("trawl.documents.max-file-size must be less than 2 GiB");
    }
  }

  public static DocumentSettings from(Config trawl) {
    var documents = trawl.getConfig("documents");
    return new DocumentSettings(
        documents.getBytes("max-file-size"),
        documents.getInt("max-characters"),
        documents.getInt("max-pages"),
        documents.getInt("max-nesting"),
        documents.getBytes("max-unpacked-size"),
        documents.getInt("max-archive-entries"),
        documents.getDuration("parse-timeout"),
        documents.getInt("max-stuck-parsers"),
        documents.getInt("max-folder-files"),
        documents.getInt("max-folder-depth"),
        OcrSettings.from(documents));
  }

  private static void atLeast(long min, long value, String key) {
    if (value < min) {
      throw new IllegalArgumentException(
          "trawl.documents.%s must be at least %d".formatted(key, min));
    }
  }
}
