package dev.trawl.retrieval.ooxml;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of an office file element by element. Elements and attributes are compared by
 * their local names, because Strict and Transitional files have different namespaces. Document type
 * definitions and external entities are refused. Not thread-safe.
 */
public final class Xml implements AutoCloseable {
  /** Text boxes in nested tables may be deeper than the 100 levels that the JDK allows. */
  private static final String DEPTH_LIMIT = "jdk.xml.maxElementDepth";

  private static final int MAX_ELEMENT_DEPTH = 2_000;

  private static final XMLInputFactory FACTORY = factory();

  private final InputStream in;
  private final XMLStreamReader reader;
  private int depth;

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    if (factory.isPropertySupported(DEPTH_LIMIT)) {
      factory.setProperty(DEPTH_LIMIT, String.valueOf(MAX_ELEMENT_DEPTH));
    }
    return factory;
  }

  private Xml(InputStream in) throws MalformedXmlException {
    this.in = in;
    try {
      synchronized (FACTORY) {
        this.reader = FACTORY.createXMLStreamReader(in);
      }
    } catch (XMLStreamException e) {
      throw new MalformedXmlException(e);
    }
  }

  /** Reads {@code in}, and closes it when the reader is closed or cannot be opened. */
  public static Xml open(InputStream in) throws IOException {
    try {
      return new Xml(in);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** Advances to the next start or end of an element, or to text; false at the end of the part. */
  public boolean next() throws MalformedXmlException {
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
      throw new MalformedXmlException(e);
    }
  }

  public boolean isStart() {
    return reader.getEventType() == XMLStreamConstants.START_ELEMENT;
  }

  public boolean isEnd() {
    return reader.getEventType() == XMLStreamConstants.END_ELEMENT;
  }

  public boolean isText() {
    return !isStart() && !isEnd();
  }

  public boolean starts(String element) {
    return isStart() && reader.getLocalName().equals(element);
  }

  public boolean ends(String element) {
    return isEnd() && reader.getLocalName().equals(element);
  }

  /** The local name of the element that starts or ends here. */
  public String name() {
    return reader.getLocalName();
  }

  /**
   * The name of the element that starts or ends here, with the usual prefix of its namespace, such
   * as {@code w:p}.
   */
  public String prefixedName() {
    var space = reader.getNamespaceURI();
    return (space == null ? "" : prefix(space)) + reader.getLocalName();
  }

  /**
   * Returns true if the namespace of the element that starts or ends here ends with {@code end}.
   */
  public boolean isInNamespace(String end) {
    var space = reader.getNamespaceURI();
    return space != null && space.endsWith(end);
  }

  private static String prefix(String space) {
    if (space.endsWith("/main")) {
      return space.contains("wordprocessingml")
          ? "w:"
          : space.contains("presentationml") ? "p:" : "a:";
    }
    if (space.endsWith("/math")) {
      return "m:";
    }
    if (space.contains("/markup-compatibility/")) {
      return "mc:";
    }
    if (space.endsWith("/chart")) {
      return "c:";
    }
    if (space.endsWith("/diagram")) {
      return "dgm:";
    }
    return space.endsWith("/word/2010/wordml") ? "w14:" : "";
  }

  public String text() {
    return reader.getText();
  }

  /** Number of open elements. */
  public int depth() {
    return depth;
  }

  /** All text within the element that starts here, up to its end. */
  public String textWithin() throws MalformedXmlException {
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
  public void skip() throws MalformedXmlException {
    int outer = depth;
    while (depth >= outer && next()) {
      // Everything within the element is ignored.
    }
  }

  /** The attributes of the element that starts here, by their local names. */
  public Map<String, String> attributes() {
    var attributes = new HashMap<String, String>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    return attributes;
  }

  /** The attribute with this local name; null if there is none. */
  public @Nullable String attribute(String localName) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(localName)) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  public String attribute(String localName, String otherwise) {
    var value = attribute(localName);
    return value == null ? otherwise : value;
  }

  /** The id of a relation, such as {@code r:id}; an empty string if there is none. */
  public String relation(String localName) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      var space = reader.getAttributeNamespace(i);
      if (reader.getAttributeLocalName(i).equals(localName)
          && space != null
          && space.endsWith("/relationships")) {
        return reader.getAttributeValue(i);
      }
    }
    return "";
  }

  /**
   * An attribute that is 0 or a positive number; {@code otherwise} if it is missing or anything
   * else.
   */
  public int number(String localName, int otherwise) {
    int number = signedNumber(localName, otherwise);
    return number < 0 ? otherwise : number;
  }

  /** An attribute that may be a negative number. */
  public int signedNumber(String localName, int otherwise) {
    var value = attribute(localName);
    return value == null ? otherwise : wholeNumber(value, otherwise);
  }

  /**
   * The number in {@code digits}, which may start with a minus sign; {@code otherwise} if it is not
   * a number or has more than 9 digits.
   */
  public static int wholeNumber(String digits, int otherwise) {
    int start = digits.startsWith("-") ? 1 : 0;
    int length = digits.length() - start;
    if (length < 1 || length > 9) {
      return otherwise;
    }
    int number = 0;
    for (int i = start; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        return otherwise;
      }
      number = number * 10 + c - '0';
    }
    return start == 0 ? number : -number;
  }

  public boolean isTrue(String localName) {
    var value = attribute(localName);
    return value != null && (value.equals("1") || value.equals("true") || value.equals("on"));
  }

  /**
   * Whether a switch such as {@code w:vanish} is on. It is also on without the attribute {@code
   * val}.
   */
  public boolean isOn() {
    return switch (attribute("val", "on")) {
      case "0", "false", "off", "none" -> false;
      default -> true;
    };
  }

  @Override
  public void close() throws IOException {
    try {
      reader.close();
    } catch (XMLStreamException e) {
      throw new MalformedXmlException(e);
    } finally {
      in.close();
    }
  }
}
