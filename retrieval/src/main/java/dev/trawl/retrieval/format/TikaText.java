package dev.trawl.retrieval.format;

import dev.trawl.retrieval.document.DocumentException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.epub.EpubParser;
import org.apache.tika.parser.mail.RFC822Parser;
import org.apache.tika.parser.mbox.MboxParser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.ooxml.OPCPackageWrapper;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Reads office formats, e-books and mail with the parsers of Apache Tika. The parsers are created
 * here, not by Tika's configuration, so that no external program such as OCR is started.
 */
final class TikaText {
  private TikaText() {}

  /** Reads an embedded document. */
  interface Embedded {
    void parse(String name, InputStream content) throws IOException;
  }

  static void write(Path file, Format format, TextSink sink, Embedded embedded)
      throws IOException, DocumentException {
    var layout = new TextLayout(sink);
    var context = new ParseContext();
    context.set(OfficeParserConfig.class, office());
    context.set(EmbeddedDocumentExtractor.class, new Extractor(layout, embedded, format));
    var metadata = new Metadata();
    metadata.set(Metadata.CONTENT_TYPE, format.mediaType());
    var found = OfficeCharts.of(file, format, new SheetPages(sink, layout, embedded));
    try (var in = TikaInputStream.get(file);
        var charts = found.orElse(null)) {
      if (charts != null) {
        in.setOpenContainer(new OPCPackageWrapper(charts.withoutCharts()));
      }
      parser(format)
          .parse(in, new TikaHandler(layout, format, metadata, charts), metadata, context);
    } catch (EncryptedDocumentException e) {
      throw encrypted(sink.name(), e);
    } catch (org.apache.poi.EncryptedDocumentException e) {
      throw encrypted(sink.name(), e);
    } catch (TikaException | SAXException e) {
      throw new IOException(e);
    }
  }

  static DocumentException encrypted(String name, Exception cause) {
    return new DocumentException(
        DocumentException.Reason.ENCRYPTED,
        name + ": is encrypted; save it without a password and try again",
        cause);
  }

  private static Parser parser(Format format) {
    return switch (format) {
      case DOCX, PPTX, XLSX -> new OOXMLParser();
      case EPUB -> new EpubParser();
      case RTF -> new RTFParser();
      case DOC, PPT, XLS, MSG -> new OfficeParser();
      case MAIL -> new RFC822Parser();
      case MAILBOX -> new MboxParser();
      default -> throw new IllegalArgumentException(format + " has a separate reader");
    };
  }

  /** Enables streaming parsers, and excludes the text of the slide master from every slide. */
  private static OfficeParserConfig office() {
    var config = new OfficeParserConfig();
    config.setUseSAXDocxExtractor(true);
    config.setUseSAXPptxExtractor(true);
    config.setIncludeSlideMasterContent(false);
    config.setIncludeDeletedContent(false);
    config.setIncludeMoveFromContent(false);
    config.setExtractMacros(false);
    return config;
  }

  /** Forwards embedded documents, except media files and the parts of an e-book. */
  private record Extractor(TextLayout layout, Embedded embedded, Format format)
      implements EmbeddedDocumentExtractor {
    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
      var type = String.valueOf(metadata.get(Metadata.CONTENT_TYPE));
      return format != Format.EPUB
          && !type.startsWith("image/")
          && !type.startsWith("audio/")
          && !type.startsWith("video/");
    }

    @Override
    public void parseEmbedded(
        InputStream in, ContentHandler handler, Metadata metadata, boolean outputHtml)
        throws IOException {
      var name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
      layout.end("p");
      embedded.parse(name == null ? "embedded document" : name, in);
      layout.end("p");
    }
  }
}
