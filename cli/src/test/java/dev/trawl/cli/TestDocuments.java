package dev.trawl.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** Creates valid and broken documents in one folder. */
record TestDocuments(Path folder) {
  /** The question that {@link #FACT} answers. */
  static final String QUESTION = "Who hid the brass key?";

  static final String FACT = "The lighthouse keeper Amalia Thorsen hid the brass key.";

  /** A harbour log with one paragraph for each day, and {@link #FACT} in the middle. */
  static String harbourLog(int days) {
    var text = new StringBuilder();
    for (var day = 1; day <= days; day++) {
      if (day == days / 2) {
        text.append(FACT).append("\n\n");
      }
      text.append(
          "On day %d the fog came in before noon and left with the tide.%n%n".formatted(day));
    }
    return text.toString();
  }

  Path text(String name, String content) {
    return bytes(name, content.getBytes(UTF_8));
  }

  Path bytes(String name, byte[] content) {
    try {
      var file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.write(file, content);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A PDF with one line of text on each page. */
  Path pdf(String name, String... pages) {
    return pdf(name, false, pages);
  }

  /** Like {@link #pdf}, but encrypted with a password. */
  Path encryptedPdf(String name, String... pages) {
    return pdf(name, true, pages);
  }

  private Path pdf(String name, boolean encrypted, String... pages) {
    try (var document = new PDDocument()) {
      for (var line : pages) {
        var page = new PDPage();
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
          content.beginText();
          content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
          content.newLineAtOffset(50, 700);
          content.showText(line);
          content.endText();
        }
      }
      if (encrypted) {
        document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      }
      return save(document, name);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A PDF whose only page is a picture. */
  Path scannedPdf(String name) {
    try (var document = new PDDocument()) {
      var page = new PDPage();
      document.addPage(page);
      var picture = new BufferedImage(60, 80, BufferedImage.TYPE_BYTE_GRAY);
      try (var content = new PDPageContentStream(document, page)) {
        content.drawImage(LosslessFactory.createFromImage(document, picture), 0, 0, 600, 800);
      }
      return save(document, name);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Path save(PDDocument document, String name) throws IOException {
    var file = folder.resolve(name);
    document.save(file.toFile());
    return file;
  }

  /** A Word document whose text is {@code megabytes} of the letter a. */
  Path zipBomb(String name, int megabytes) {
    var file = folder.resolve(name);
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write(
          """
          <?xml version="1.0"?>
          <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
          <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
          <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
          </Types>"""
              .getBytes(UTF_8));
      zip.putNextEntry(new ZipEntry("_rels/.rels"));
      zip.write(
          """
          <?xml version="1.0"?>
          <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
          <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
          </Relationships>"""
              .getBytes(UTF_8));
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(
          """
          <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">\
          <w:body><w:p><w:r><w:t>"""
              .getBytes(UTF_8));
      var block = new byte[1 << 20];
      Arrays.fill(block, (byte) 'a');
      for (var written = 0; written < megabytes; written++) {
        zip.write(block);
      }
      zip.write("</w:t></w:r></w:p></w:body></w:document>".getBytes(UTF_8));
      return file;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The first half of {@code complete}. */
  Path truncated(String name, Path complete) {
    try {
      var content = Files.readAllBytes(complete);
      return bytes(name, Arrays.copyOf(content, content.length / 2));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
