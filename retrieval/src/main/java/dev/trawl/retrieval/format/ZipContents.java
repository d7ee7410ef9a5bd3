package dev.trawl.retrieval.format;

import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.DocumentException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The entries of a zip-based document. Every entry is inflated once to count its bytes, because the
 * sizes in a zip file may be wrong. A zip bomb is rejected here, before a parser opens it.
 *
 * @param mediaType content of the entry {@code mimetype}; empty if there is none
 */
record ZipContents(Set<String> names, String mediaType) {
  static ZipContents read(Path file, TextSink sink) throws IOException, DocumentException {
    var names = new HashSet<String>();
    var mediaType = "";
    long bytes = 0;
    try (var zip = new ZipFile(file.toFile())) {
      if (zip.size() > sink.settings().maxArchiveEntries()) {
        throw DocumentException.overLimit(
            "%s: contains %,d files, more".formatted(sink.name(), zip.size()),
            "trawl.documents.max-archive-entries",
            sink.settings().maxArchiveEntries());
      }
      for (Enumeration<? extends ZipEntry> e = zip.entries(); e.hasMoreElements(); ) {
        var entry = e.nextElement();
        names.add(entry.getName());
        try (var in = zip.getInputStream(entry)) {
          bytes = count(in, bytes, sink);
        }
        if (entry.getName().equals("mimetype")) {
          mediaType = start(zip, entry);
        }
      }
    } catch (ZipException e) {
      throw new DocumentException(
          Reason.BROKEN,
          sink.name() + ": is damaged or incomplete (a zip-based document); get a complete copy",
          e);
    }
    return new ZipContents(names, mediaType);
  }

  private static long count(InputStream in, long before, TextSink sink)
      throws IOException, DocumentException {
    long bytes = before;
    var buffer = new byte[1 << 15];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      bytes += read;
      sink.check();
      if (bytes > sink.settings().maxUnpackedBytes()) {
        throw DocumentException.overLimit(
            sink.name() + ": unpacks to more bytes",
            "trawl.documents.max-unpacked-size",
            sink.settings().maxUnpackedBytes());
      }
    }
    return bytes;
  }

  private static String start(ZipFile zip, ZipEntry entry) throws IOException {
    try (var in = zip.getInputStream(entry)) {
      return new String(in.readNBytes(100), StandardCharsets.US_ASCII).strip();
    }
  }

  /** The document format; empty for any other zip file. */
  Optional<Format> format() {
    if (names.contains("[Content_Types].xml")) {
      return hasFolder("word/")
          ? Optional.of(Format.DOCX)
          : hasFolder("ppt/")
              ? Optional.of(Format.PPTX)
              : hasFolder("xl/") ? Optional.of(Format.XLSX) : Optional.empty();
    }
    for (var format : new Format[] {Format.EPUB, Format.ODT, Format.ODP, Format.ODS}) {
      if (mediaType.startsWith(format.mediaType())) {
        return Optional.of(format);
      }
    }
    return names.contains("META-INF/container.xml") ? Optional.of(Format.EPUB) : Optional.empty();
  }

  private boolean hasFolder(String folder) {
    return names.stream().anyMatch(name -> name.startsWith(folder));
  }
}
