package dev.trawl.retrieval.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads any XML. Elements with words between other elements become paragraphs, and so do elements
 * such as {@code p} in the same document. All others become {@link FieldLines}, with attributes as
 * fields. Nothing outside the file is read, and the JDK limits how often entities are expanded.
 */
public final class XmlReader implements DataReader {
  /** Elements of running text that start a line. */
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "para",
          "simpara",
          "li",
          "listitem",
          "item",
          "title",
          "head",
          "heading",
          "subtitle",
          "div",
          "section",
          "sec",
          "chapter",
          "body",
          "row",
          "tr",
          "entry",
          "note",
          "l",
          "v",
          "br",
          "lb",
          "quote",
          "blockquote",
          "table",
          "list",
          "caption",
          "footnote");

  private static final String IGNORE_EXTERNAL_DTD =
      "http://java.sun.com/xml/stream/properties/ignore-external-dtd";

  private static final Set<String> TITLES = Set.of("title", "head", "heading");

  @Override
  public boolean read(Content content, DataSink sink) throws IOException {
    XmlShapes shapes;
    try (var in = content.open()) {
      shapes = XmlShapes.of(factory().createXMLStreamReader(in), sink);
    } catch (XMLStreamException e) {
      return false;
    }
    try (var in = content.open()) {
      new Output(shapes, sink).document(factory().createXMLStreamReader(in));
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    return true;
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(IGNORE_EXTERNAL_DTD, true);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /** Writes one document. */
  private static final class Output {
    private final XmlShapes shapes;
    private final DataSink sink;
    private final EncodedData encoded = new EncodedData();
    private final FieldLines lines;
    private boolean space;

    Output(XmlShapes shapes, DataSink sink) {
      this.shapes = shapes;
      this.sink = sink;
      this.lines = new FieldLines(sink, encoded);
    }

    void document(XMLStreamReader xml) throws XMLStreamException {
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          element(xml, 0);
        }
      }
      encoded.warn(sink);
    }

    private void element(XMLStreamReader xml, int depth) throws XMLStreamException {
      var name = xml.getLocalName();
      var shape = shapes.of(name);
      if (isProse(name, shape)) {
        paragraph(xml, name, depth);
      } else if (shape.hasElements()) {
        group(xml, depth == 0 ? "" : name, shape.isRepeated(), depth);
      } else {
        leaf(xml, name);
      }
    }

    /** Writes an element without child elements as a field; its attributes follow its text. */
    private void leaf(XMLStreamReader xml, String name) throws XMLStreamException {
      var names = new ArrayList<String>();
      var values = new ArrayList<String>();
      for (int i = 0; i < xml.getAttributeCount(); i++) {
        names.add(xml.getAttributeLocalName(i));
        values.add(xml.getAttributeValue(i));
      }
      var text = elementText(xml).strip();
      if (names.isEmpty() && !text.isEmpty()) {
        lines.field(name, text);
      } else if (!names.isEmpty()) {
        lines.open(name, false);
        if (!text.isEmpty()) {
          lines.field("", text);
        }
        for (int i = 0; i < names.size(); i++) {
          lines.field(names.get(i), values.get(i));
        }
        lines.close();
      }
    }

    /** Reads to the end of an element without child elements. An unknown entity becomes a space. */
    private static String elementText(XMLStreamReader xml) throws XMLStreamException {
      var text = new StringBuilder();
      for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
        switch (event) {
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
              text.append(xml.getText());
          case XMLStreamConstants.ENTITY_REFERENCE -> text.append(' ');
          default -> {}
        }
      }
      return text.toString();
    }

    private boolean isProse(String name, XmlShapes.Shape shape) {
      boolean isBlock = shapes.isProse() && BLOCKS.contains(name) && !shape.hasElements();
      return shape.isMixed() || isBlock;
    }

    private void group(XMLStreamReader xml, String name, boolean record, int depth)
        throws XMLStreamException {
      lines.open(name, record);
      for (int i = 0; i < xml.getAttributeCount(); i++) {
        lines.field(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
      }
      for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
        boolean isText =
            event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA;
        if (event == XMLStreamConstants.START_ELEMENT) {
          element(xml, depth + 1);
        } else if (isText && !xml.getText().isBlank()) {
          lines.field("", xml.getText());
        }
      }
      lines.close();
    }

    /** Writes an element of running text. White space is collapsed, as in a browser. */
    private void paragraph(XMLStreamReader xml, String name, int depth) throws XMLStreamException {
      lines.flush();
      sink.endLines(2);
      int start = sink.length();
      var title = new StringBuilder();
      space = false;
      int inside = 1;
      while (inside > 0) {
        int event = xml.next();
        switch (event) {
          case XMLStreamConstants.START_ELEMENT, XMLStreamConstants.END_ELEMENT -> {
            inside += event == XMLStreamConstants.START_ELEMENT ? 1 : -1;
            if (BLOCKS.contains(xml.getLocalName())) {
              sink.endLines(1);
              space = false;
            }
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
              words(xml.getText(), title);
          case XMLStreamConstants.ENTITY_REFERENCE -> words(" ", title);
          default -> sink.check();
        }
      }
      sink.endLines(2);
      if (TITLES.contains(name)) {
        sink.heading(Math.clamp(depth, 1, 6), start, title.toString());
      }
    }

    private void words(String text, StringBuilder title) {
      var words = new StringBuilder();
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (Character.isWhitespace(c)) {
          space = true;
        } else {
          boolean isFirst = words.isEmpty() && title.isEmpty();
          words.append(space && !isFirst ? " " : "").append(c);
          space = false;
        }
      }
      sink.append(words);
      title.append(title.length() < FieldLines.WIDTH ? words : "");
    }
  }
}
