package dev.trawl.retrieval.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.util.Matrix;

/** Writes small PDFs for the tests. */
public final class Pdfs {
  private static final int TOP = 750;
  private static final int LEADING = 14;

  private Pdfs() {}

  /** Writes one page for each string. An empty line becomes a gap, an empty string a blank page. */
  public static byte[] of(String... pages) throws IOException {
    try (var document = document(pages)) {
      return bytes(document);
    }
  }

  public static PDDocument document(String... pages) throws IOException {
    PdfFonts.install();
    var document = new PDDocument();
    for (var text : pages) {
      var page = new PDPage();
      document.addPage(page);
      if (!text.isEmpty()) {
        write(document, page, text.lines().toList());
      }
    }
    return document;
  }

  private static void write(PDDocument document, PDPage page, List<String> lines)
      throws IOException {
    try (var content = new PDPageContentStream(document, page)) {
      content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
      float y = TOP;
      for (var line : lines) {
        float x = 72;
        for (var cell : line.split("\t")) {
          content.beginText();
          content.newLineAtOffset(x, y);
          content.showText(cell);
          content.endText();
          x += 150;
        }
        y -= LEADING;
      }
    }
  }

  /**
   * Writes a page that is shown turned by {@code degrees}, with upright text on it, as in a
   * landscape page.
   */
  static PDDocument turned(int degrees, String text) throws IOException {
    PdfFonts.install();
    var document = new PDDocument();
    var page = new PDPage();
    page.setRotation(degrees);
    document.addPage(page);
    try (var content = new PDPageContentStream(document, page)) {
      content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
      float down = 60;
      for (var line : text.lines().toList()) {
        content.beginText();
        content.setTextMatrix(Matrix.getRotateInstance(Math.toRadians(degrees), down, 72));
        content.showText(line);
        content.endText();
        down += LEADING;
      }
    }
    return document;
  }

  /** Writes {@code text} with its first baseline at a point, turned counter-clockwise. */
  static void write(
      PDPageContentStream content, String text, float x, float y, int degrees, float size)
      throws IOException {
    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), size);
    content.beginText();
    content.setTextMatrix(Matrix.getRotateInstance(Math.toRadians(degrees), x, y));
    content.showText(text);
    content.endText();
  }

  /** The area of a field in line {@code line} of a page, from 0, that starts at {@code left}. */
  static PDRectangle line(int line, float left) {
    return new PDRectangle(left, TOP - LEADING * line - 3, 100, LEADING);
  }

  /** Adds an annotation to page {@code page}, from 0. */
  static COSDictionary annotate(PDDocument document, int page, String type, PDRectangle area) {
    var annotation = new COSDictionary();
    annotation.setItem(COSName.TYPE, COSName.ANNOT);
    annotation.setItem(COSName.SUBTYPE, COSName.getPDFName(type));
    annotation.setItem(COSName.RECT, area);
    var on = document.getPage(page).getCOSObject();
    if (on.getCOSArray(COSName.ANNOTS) == null) {
      on.setItem(COSName.ANNOTS, new COSArray());
    }
    on.getCOSArray(COSName.ANNOTS).add(annotation);
    return annotation;
  }

  /** Adds a bookmark to the line {@code line} of page {@code page}, from 0. */
  public static void bookmark(PDDocument document, String title, int page, int line) {
    var outline = document.getDocumentCatalog().getDocumentOutline();
    if (outline == null) {
      outline = new PDDocumentOutline();
      document.getDocumentCatalog().setDocumentOutline(outline);
    }
    var destination = new PDPageXYZDestination();
    destination.setPage(document.getPage(page));
    destination.setTop(TOP - LEADING * line + 11);
    var item = new PDOutlineItem();
    item.setTitle(title);
    item.setDestination(destination);
    outline.addLast(item);
  }

  public static byte[] locked(String userPassword) throws IOException {
    try (var document = document("For the owner only.")) {
      var policy = new StandardProtectionPolicy("owner", userPassword, new AccessPermission());
      policy.setEncryptionKeyLength(128);
      document.protect(policy);
      return bytes(document);
    }
  }

  public static byte[] bytes(PDDocument document) throws IOException {
    var out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }
}
