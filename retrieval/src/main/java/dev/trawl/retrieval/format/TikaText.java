package dev.trawl.retrieval.format;

import dev.trawl.retrieval.document.DocumentException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Reads older office formats with the parsers of Apache Tika. The parsers are created here, not by
 * Tika's configuration, so that no external program such as OCR is started.
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
    context.set(EmbeddedDocumentExtractor.class, new Extractor(layout, embedded));
    var metadata = new Metadata();
    metadata.set(Metadata.CONTENT_TYPE, format.mediaType());
    if (format == Format.MSG) {
      writeDate(file, layout);
    }
    var tables = format == Format.PPT ? PptTables.of(file) : PptTables.none();
    try (var in = TikaInputStream.get(file)) {
      parser(format).parse(in, new TikaHandler(layout, format, tables), metadata, context);
    } catch (EncryptedDocumentException e) {
      throw encrypted(sink.name(), e);
    } catch (org.apache.poi.EncryptedDocumentException e) {
      throw encrypted(sink.name(), e);
    } catch (TikaException | SAXException e) {
      throw new IOException(e);
    }
  }

  /** Writes the date as it is in the header of the mail, because Tika does not write a date. */
  private static void writeDate(Path file, TextLayout layout) {
    try (var mail = new MAPIMessage(file.toFile())) {
      mail.setReturnNullOnMissingChunk(true);
      var headers = mail.getHeaders();
      var date =
          Stream.of(headers == null ? new String[0] : headers)
              .filter(line -> line.regionMatches(true, 0, "Date:", 0, 5))
              .map(line -> line.substring(5).strip())
              .findFirst();
      var sent = mail.getMessageDate();
      if (date.isPresent() || sent != null) {
        layout.start("div");
        layout.text("Date: " + date.orElseGet(() -> String.valueOf(sent.toInstant())));
        layout.end("div");
      }
    } catch (IOException | ChunkNotFoundException | RuntimeException e) {
      // The parser reports what is damaged.
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
      case XLSX -> new OOXMLParser();
      case DOC, PPT, XLS, MSG -> new OfficeParser();
      default -> throw new IllegalArgumentException(format + " has a separate reader");
    };
  }

  /** Leaves out the text of slide masters, deleted and moved text, and macros. */
  private static OfficeParserConfig office() {
    var config = new OfficeParserConfig();
    config.setIncludeSlideMasterContent(false);
    config.setIncludeDeletedContent(false);
    config.setIncludeMoveFromContent(false);
    config.setExtractMacros(false);
    return config;
  }

  /** Forwards embedded documents, except media files. */
  private record Extractor(TextLayout layout, Embedded embedded)
      implements EmbeddedDocumentExtractor {
    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
      var type = String.valueOf(metadata.get(Metadata.CONTENT_TYPE));
      return !type.startsWith("image/") && !type.startsWith("audio/") && !type.startsWith("video/");
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
