package dev.trawl.retrieval.pdf;

import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** The place of an annotation on the displayed page, in points from the upper left corner. */
record PdfArea(float left, float top, float right, float bottom) {
  static Optional<PdfArea> of(COSDictionary annotation, PDPage page) {
    return annotation.getDictionaryObject(COSName.RECT) instanceof COSArray array
            && array.size() >= 4
        ? Optional.of(of(new PDRectangle(array), page))
        : Optional.empty();
  }

  private static PdfArea of(PDRectangle place, PDPage page) {
    var crop = page.getCropBox();
    float x1 = place.getLowerLeftX() - crop.getLowerLeftX();
    float x2 = place.getUpperRightX() - crop.getLowerLeftX();
    float y1 = place.getLowerLeftY() - crop.getLowerLeftY();
    float y2 = place.getUpperRightY() - crop.getLowerLeftY();
    float width = crop.getWidth();
    float height = crop.getHeight();
    return switch (page.getRotation()) {
      case 90 -> new PdfArea(y1, x1, y2, x2);
      case 180 -> new PdfArea(width - x2, y1, width - x1, y2);
      case 270 -> new PdfArea(height - y2, width - x2, height - y1, width - x1);
      default -> new PdfArea(x1, height - y2, x2, height - y1);
    };
  }

  /** True if {@code line} is next to or in this area. */
  boolean isBeside(PdfLine line) {
    return line.isUpright()
        && line.baseline() > top
        && line.baseline() < bottom + 0.35f * line.size();
  }
}
