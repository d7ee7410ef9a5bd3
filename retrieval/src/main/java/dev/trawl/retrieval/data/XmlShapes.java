package dev.trawl.retrieval.data;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What the elements of an XML document contain, by name. Whether an element is a record, a field or
 * a paragraph is decided from all elements with its name, because one alone does not show it.
 */
final class XmlShapes {
  /** Documents with more names or deeper elements are read as plain text. */
  private static final int MAX_NAMES = 10_000;

  private static final int MAX_DEPTH = 200;

  /** What is known about the elements with one name. */
  static final class Shape {
    private boolean hasElements;
    private boolean isMixed;
    private boolean isRepeated;

    /** Whether at least one contains other elements. */
    boolean hasElements() {
      return hasElements;
    }

    /** Whether at least one contains words between other elements, as running text does. */
    boolean isMixed() {
      return isMixed;
    }

    /** Whether at least two are in the same element, as records are. */
    boolean isRepeated() {
      return isRepeated;
    }
  }

  private record Open(Shape shape, Set<String> inside, boolean[] hasWords) {}

  private static final Shape UNKNOWN = new Shape();

  private final Map<String, Shape> shapes = new HashMap<>();
  private boolean isProse;

  private XmlShapes() {}

  Shape of(String name) {
    return shapes.getOrDefault(name, UNKNOWN);
  }

  /** Whether the document has running text. */
  boolean isProse() {
    return isProse;
  }

  /**
   * Reads all of {@code xml}; throws if it is not well-formed or has too many kinds of elements.
   */
  static XmlShapes of(XMLStreamReader xml, DataSink sink) throws XMLStreamException {
    var found = new XmlShapes();
    Deque<Open> open = new ArrayDeque<>();
    while (xml.hasNext()) {
      sink.check();
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> found.start(xml.getLocalName(), open);
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!xml.isWhiteSpace()) {
            found.words(open);
          }
        }
        default -> {}
      }
    }
    return found;
  }

  private void start(String name, Deque<Open> open) throws XMLStreamException {
    var shape = shapes.computeIfAbsent(name, n -> new Shape());
    var outer = open.peek();
    if (outer != null) {
      outer.shape().hasElements = true;
      if (outer.hasWords()[0]) {
        mixed(outer.shape());
      }
      shape.isRepeated |= !outer.inside().add(name);
    }
    if (shapes.size() > MAX_NAMES || open.size() >= MAX_DEPTH) {
      throw new XMLStreamException("too many kinds or levels of elements");
    }
    open.push(new Open(shape, new HashSet<>(), new boolean[1]));
  }

  private void words(Deque<Open> open) {
    var inner = open.peek();
    if (inner != null) {
      inner.hasWords()[0] = true;
      if (!inner.inside().isEmpty()) {
        mixed(inner.shape());
      }
    }
  }

  private void mixed(Shape shape) {
    shape.isMixed = true;
    isProse = true;
  }
}
