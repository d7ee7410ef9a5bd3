package dev.trawl.retrieval.office;

import dev.trawl.retrieval.ooxml.Xml;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A small tree of XML elements, for formulas.
 *
 * @param name the local name; empty for text
 * @param text the text, or empty for an element
 */
public record Markup(
    String name, Map<String, String> attributes, List<Markup> children, String text) {
  /** The elements of Office Math and MathML that contain text. */
  private static final Set<String> TEXTS = Set.of("t", "mi", "mn", "mo", "mtext", "ms");

  private static final int MAX_NODES = 20_000;
  private static final int MAX_DEPTH = 100;

  public Markup {
    attributes = Map.copyOf(attributes);
    children = List.copyOf(children);
  }

  /**
   * Reads the element that starts here to its end. A tree that is too large is only read in part.
   */
  public static Markup read(Xml xml) throws IOException {
    return read(xml, 0, new int[] {MAX_NODES});
  }

  private static Markup read(Xml xml, int depth, int[] nodesLeft) throws IOException {
    var name = xml.name();
    var attributes = xml.attributes();
    var children = new ArrayList<Markup>();
    boolean isText = TEXTS.contains(name);
    while (xml.next() && !xml.isEnd()) {
      if (xml.isText()) {
        if (isText) {
          children.add(text(xml.text()));
        }
      } else if (depth >= MAX_DEPTH || nodesLeft[0] <= 0) {
        xml.skip();
      } else {
        nodesLeft[0]--;
        children.add(read(xml, depth + 1, nodesLeft));
      }
    }
    return element(name, attributes, children);
  }

  public static Markup text(String words) {
    return new Markup("", Map.of(), List.of(), words);
  }

  public static Markup element(String name, Map<String, String> attributes, List<Markup> children) {
    return new Markup(name, attributes, children, "");
  }

  /** The first child with this name. */
  @Nullable Markup child(String name) {
    for (var child : children) {
      if (child.name.equals(name)) {
        return child;
      }
    }
    return null;
  }

  /** The child elements, without the text between them. */
  List<Markup> elements() {
    return children.stream().filter(child -> !child.name.isEmpty()).toList();
  }

  /**
   * The attribute {@code val} of the child {@code name} of {@code properties}, such as {@code
   * m:begChr} in {@code m:dPr}.
   */
  @Nullable String value(String properties, String name) {
    var parent = child(properties);
    var child = parent == null ? null : parent.child(name);
    return child == null ? null : child.attributes.get("val");
  }

  /**
   * Returns true if the child {@code name} of {@code properties} exists and is not switched off.
   */
  boolean isOn(String properties, String name) {
    var parent = child(properties);
    var child = parent == null ? null : parent.child(name);
    if (child == null) {
      return false;
    }
    var value = child.attributes.getOrDefault("val", "1");
    return !value.equals("0") && !value.equals("off") && !value.equals("false");
  }
}
