package dev.trawl.retrieval.office;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads XML as a stream, without external entities. */
public final class Xml {
  /** Text boxes in nested tables go deeper than the 100 elements that the JDK allows. */
  private static final String DEPTH_LIMIT = "jdk.xml.maxElementDepth";

  private static final int MAX_ELEMENT_DEPTH = 2_000;

  /** The elements of Office Math and MathML that contain text. */
  private static final Set<String> TEXTS = Set.of("t", "mi", "mn", "mo", "mtext", "ms");

  private static final int MAX_NODES = 20_000;
  private static final int MAX_DEPTH = 100;

  private Xml() {}

  public static XMLStreamReader read(InputStream in) throws XMLStreamException {
    var factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    if (factory.isPropertySupported(DEPTH_LIMIT)) {
      factory.setProperty(DEPTH_LIMIT, String.valueOf(MAX_ELEMENT_DEPTH));
    }
    return factory.createXMLStreamReader(in);
  }

  /**
   * The name of the current element with the usual prefix of its namespace, such as {@code w:p}.
   * Transitional and strict files have different namespaces for the same elements.
   */
  static String name(XMLStreamReader xml) {
    var space = xml.getNamespaceURI();
    return (space == null ? "" : prefix(space)) + xml.getLocalName();
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

  /** The attributes of the current element by their local names. */
  static Map<String, String> attributes(XMLStreamReader xml) {
    var attributes = new HashMap<String, String>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    return attributes;
  }

  /** The attribute with this local name; null if there is none. */
  public static @Nullable String attribute(XMLStreamReader xml, String localName) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(localName)) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  /** The identifier of a relationship, such as {@code r:id}; null if there is none. */
  static @Nullable String relation(XMLStreamReader xml, String localName) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      var space = xml.getAttributeNamespace(i);
      if (xml.getAttributeLocalName(i).equals(localName)
          && space != null
          && space.endsWith("/relationships")) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  /** The attribute {@code val} of a switch such as {@code w:vanish}; on if it is missing. */
  static boolean isOn(XMLStreamReader xml) {
    var value = attribute(xml, "val");
    return value == null
        || !value.equals("0")
            && !value.equals("false")
            && !value.equals("off")
            && !value.equals("none");
  }

  static int number(@Nullable String value, int otherwise) {
    return value != null && value.matches("-?\\d{1,9}") ? Integer.parseInt(value) : otherwise;
  }

  /** Reads the current element to its end and returns it as a tree of limited size. */
  public static Markup tree(XMLStreamReader xml) throws XMLStreamException {
    return tree(xml, 0, new int[] {MAX_NODES});
  }

  private static Markup tree(XMLStreamReader xml, int depth, int[] nodesLeft)
      throws XMLStreamException {
    var name = xml.getLocalName();
    var attributes = attributes(xml);
    List<Markup> children = new ArrayList<>();
    boolean isText = TEXTS.contains(name);
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT) {
        break;
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (depth >= MAX_DEPTH || nodesLeft[0] <= 0) {
          skip(xml);
        } else {
          nodesLeft[0]--;
          children.add(tree(xml, depth + 1, nodesLeft));
        }
      } else if (isText && xml.isCharacters()) {
        children.add(Markup.text(xml.getText()));
      }
    }
    return Markup.element(name, attributes, children);
  }

  /** Reads the current element to its end. */
  public static void skip(XMLStreamReader xml) throws XMLStreamException {
    for (int depth = 1; depth > 0 && xml.hasNext(); ) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }
}
