package dev.trawl.retrieval.sheet;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of an office file element by element. Elements and attributes are compared by
 * their local names, because Strict and Transitional files have different namespaces. Document type
 * definitions are refused. Not thread-safe.
 */
final class Xml implements AutoCloseable {
  private static final XMLInputFactory FACTORY = factory();

  private final InputStream in;
  private final XMLStreamReader reader;
  private int depth;

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  private Xml(InputStream in) throws IOException {
    this.in = in;
    try {
      synchronized (FACTORY) {
        this.reader = FACTORY.createXMLStreamReader(in);
      }
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  static Xml open(InputStream in) throws IOException {
    try {
      return new Xml(in);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** Advances to the next start or end of an element, or to text; false at the end of the part. */
  boolean next() throws IOException {
    try {
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            depth++;
            return true;
          }
          case XMLStreamConstants.END_ELEMENT -> {
            depth--;
            return true;
          }
          case XMLStreamConstants.CHARACTERS,
              XMLStreamConstants.CDATA,
              XMLStreamConstants.SPACE -> {
            return true;
          }
          default -> {}
        }
      }
      return false;
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  boolean isStart() {
    return reader.getEventType() == XMLStreamConstants.START_ELEMENT;
  }

  boolean isEnd() {
    return reader.getEventType() == XMLStreamConstants.END_ELEMENT;
  }

  boolean isText() {
    return !isStart() && !isEnd();
  }

  boolean starts(String element) {
    return isStart() && reader.getLocalName().equals(element);
  }

  boolean ends(String element) {
    return isEnd() && reader.getLocalName().equals(element);
  }

  /** The local name of the element that starts or ends here. */
  String name() {
    return reader.getLocalName();
  }

  String text() {
    return reader.getText();
  }

  /** Number of open elements. */
  int depth() {
    return depth;
  }

  /** All text within the element that starts here, up to its end. */
  String textWithin() throws IOException {
    var text = new StringBuilder();
    int outer = depth;
    while (depth >= outer && next()) {
      if (isText()) {
        text.append(text());
      }
    }
    return text.toString();
  }

  /** Skips the element that starts here. */
  void skip() throws IOException {
    int outer = depth;
    while (depth >= outer && next()) {
      // Everything within the element is ignored.
    }
  }

  @Nullable String attribute(String localName) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(localName)) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  String attribute(String localName, String otherwise) {
    var value = attribute(localName);
    return value == null ? otherwise : value;
  }

  /** An attribute that is a number from 0; {@code otherwise} if it is missing or no number. */
  int number(String localName, int otherwise) {
    var value = attribute(localName);
    return value == null ? otherwise : wholeNumber(value, otherwise);
  }

  /** {@code digits} as a number from 0; {@code otherwise} if it is none or has over 9 digits. */
  static int wholeNumber(String digits, int otherwise) {
    int length = digits.length();
    if (length == 0 || length > 9) {
      return otherwise;
    }
    int number = 0;
    for (int i = 0; i < length; i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        return otherwise;
      }
      number = number * 10 + c - '0';
    }
    return number;
  }

  boolean isTrue(String localName) {
    var value = attribute(localName);
    return value != null && (value.equals("1") || value.equals("true") || value.equals("on"));
  }

  @Override
  public void close() throws IOException {
    try {
      reader.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    } finally {
      in.close();
    }
  }
}
