package dev.trawl.retrieval.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes zip-based documents entry by entry. */
public final class Zips {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(bytes);

  public static Zips zip() {
    return new Zips();
  }

  /** The first entry is the uncompressed media type, as in OpenDocument and EPUB. */
  public static Zips typed(String mediaType) throws IOException {
    var zips = new Zips();
    var content = mediaType.getBytes(StandardCharsets.US_ASCII);
    var entry = new ZipEntry("mimetype");
    var crc = new CRC32();
    crc.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    zips.zip.putNextEntry(entry);
    zips.zip.write(content);
    zips.zip.closeEntry();
    return zips;
  }

  public Zips with(String name, String content) throws IOException {
    return with(name, content.getBytes(StandardCharsets.UTF_8));
  }

  public Zips with(String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
    return this;
  }

  public byte[] bytes() throws IOException {
    zip.close();
    return bytes.toByteArray();
  }

  /** Creates an OpenDocument file with {@code body} as its {@code office:body}. */
  public static byte[] openDocument(String kind, String body) throws IOException {
    return openDocument(kind, body, "");
  }

  /** Creates an OpenDocument file with {@code styles} before its body. */
  public static byte[] openDocument(String kind, String body, String styles) throws IOException {
    var type = "application/vnd.oasis.opendocument." + kind;
    return typed(type)
        .with(
            "META-INF/manifest.xml",
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
            <manifest:file-entry manifest:media-type="%s" manifest:full-path="/"/>
            <manifest:file-entry manifest:media-type="text/xml" manifest:full-path="content.xml"/>
            </manifest:manifest>
            """
                .formatted(type))
        .with(
            "content.xml",
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
             xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
             xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
             xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
             xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0"
             office:version="1.2">%s<office:body>%s</office:body></office:document-content>
            """
                .formatted(styles, body))
        .bytes();
  }

  /** Creates an e-book with one XHTML file for each of {@code chapters}, in this order. */
  public static byte[] epub(String... chapters) throws IOException {
    var manifest = new StringBuilder();
    var spine = new StringBuilder();
    var book =
        typed("application/epub+zip")
            .with(
                "META-INF/container.xml",
                """
                <?xml version="1.0"?>
                <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
                <rootfiles><rootfile full-path="book.opf"
                 media-type="application/oebps-package+xml"/></rootfiles></container>
                """);
    for (int i = chapters.length - 1; i >= 0; i--) {
      // The files are in the wrong order; the spine has the correct order.
      book.with(
          "c%d.xhtml".formatted(i),
          """
          <?xml version="1.0" encoding="UTF-8"?>
          <html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head>
          <body>%s</body></html>
          """
              .formatted(chapters[i]));
      manifest.append(
          "<item id=\"c%d\" href=\"c%d.xhtml\" media-type=\"application/xhtml+xml\"/>"
              .formatted(i, i));
      spine.insert(0, "<itemref idref=\"c%d\"/>".formatted(i));
    }
    return book.with(
            "book.opf",
            """
            <?xml version="1.0"?>
            <package version="3.0" xmlns="http://www.idpf.org/2007/opf" unique-identifier="id">
            <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Book</dc:title></metadata>
            <manifest>%s</manifest><spine>%s</spine></package>
            """
                .formatted(manifest, spine))
        .bytes();
  }
}
