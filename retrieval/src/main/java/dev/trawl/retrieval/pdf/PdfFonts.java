package dev.trawl.retrieval.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Uses one font for every font that is not embedded. Text extraction draws no glyphs, and PDFBox's
 * search for a similar font would read all fonts on the machine and write a cache file to the
 * user's home directory.
 */
public final class PdfFonts implements FontMapper {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private final TrueTypeFont font;

  private PdfFonts(TrueTypeFont font) {
    this.font = font;
  }

  /** Makes PDFBox use this mapper in the whole process. */
  public static void install() {
    Installed.ONCE.check();
  }

  private static final class Installed {
    private static final PdfFonts ONCE = load();

    private static PdfFonts load() {
      try (var in = FontMappers.class.getResourceAsStream(FONT)) {
        if (in == null) {
          throw new IllegalStateException("PDFBox does not contain " + FONT);
        }
        var mapper = new PdfFonts(new TTFParser().parse(new RandomAccessReadBuffer(in)));
        FontMappers.set(mapper);
        return mapper;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void check() {
    if (FontMappers.instance() != this) {
      FontMappers.set(this);
    }
  }

  @Override
  public FontMapping<TrueTypeFont> getTrueTypeFont(
      String baseFont, @Nullable PDFontDescriptor descriptor) {
    return new FontMapping<>(font, true);
  }

  @Override
  public FontMapping<FontBoxFont> getFontBoxFont(
      String baseFont, @Nullable PDFontDescriptor descriptor) {
    return new FontMapping<>(font, true);
  }

  @Override
  public CIDFontMapping getCIDFont(
      String baseFont, @Nullable PDFontDescriptor descriptor, PDCIDSystemInfo systemInfo) {
    return new CIDFontMapping(null, font, true);
  }
}
