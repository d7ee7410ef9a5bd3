package dev.trawl.bench.stages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A file format of the sample text. */
public enum SampleFormat {
  TXT,
  HTML,
  DOCX,
  PDF;

  private static final String HTML_PAGE =
      "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"></head>"
          + "<body>%s</body></html>";

  /** The minimal parts of a DOCX file, except the text. */
  private static final Map<String, String> DOCX_PARTS =
      Map.of(
          "[Content_Types].xml",
          """
          <?xml version="1.0" encoding="UTF-8"?>
          <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
          <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
          <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
          </Types>
          """,
          "_rels/.rels",
          """
          <?xml version="1.0" encoding="UTF-8"?>
          <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
          <Relationship Id="text" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
          </Relationships>
          """);

  private static final String DOCX_TEXT =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document"
          + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
          + "<w:body>%s</w:body></w:document>";

  /** Returns the file extension, which also names the format in reports. */
  String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Writes {@code text}, whose paragraphs are separated by empty lines, to {@code file}. */
  void write(String text, Path file) throws IOException {
    switch (this) {
      case TXT -> Files.writeString(file, text);
      case HTML -> Files.writeString(file, HTML_PAGE.formatted(paragraphs(text, "<p>%s</p>")));
      case DOCX -> writeDocx(text, file);
      case PDF -> SamplePdf.write(text, file);
    }
  }

  private static void writeDocx(String text, Path file) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var part : DOCX_PARTS.entrySet()) {
        add(zip, part.getKey(), part.getValue());
      }
      add(
          zip,
          "word/document.xml",
          DOCX_TEXT.formatted(paragraphs(text, "<w:p><w:r><w:t>%s</w:t></w:r></w:p>")));
    }
  }

  private static void add(ZipOutputStream zip, String name, String part) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(part.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String paragraphs(String text, String form) {
    return Arrays.stream(text.split("\n\n+"))
        .map(paragraph -> paragraph.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
        .map(form::formatted)
        .collect(Collectors.joining("\n"));
  }
}
