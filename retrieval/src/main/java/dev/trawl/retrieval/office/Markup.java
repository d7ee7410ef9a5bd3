package dev.trawl.retrieval.office;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A small tree of XML elements, for formulas.
 *
 * @param name the local name; empty for text
 * @param text the text, or empty for an element
 */
public record Markup(
    String name, Map<String, String> attributes, List<Markup> children, String text) {
  public Markup {
    attributes = Map.copyOf(attributes);
    children = List.copyOf(children);
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

  /** An attribute of a child, such as {@code m:val} of {@code m:begChr}. */
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
