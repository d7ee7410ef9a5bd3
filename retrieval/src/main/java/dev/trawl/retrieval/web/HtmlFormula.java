package dev.trawl.retrieval.web;

import dev.trawl.retrieval.office.Formula;
import dev.trawl.retrieval.office.Markup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Writes the MathML formulas of a web page, an e-book or an OpenDocument file in one line. */
public final class HtmlFormula {
  private static final int MAX_DEPTH = 100;
  private static final int MAX_NODES = 20_000;

  private int nodes;

  private HtmlFormula() {}

  /** Returns the formula in an element such as {@code math}. */
  public static String line(Element math) {
    return Formula.line(new HtmlFormula().markup(math, 0));
  }

  private Markup markup(Element element, int depth) {
    var attributes = new HashMap<String, String>();
    element.attributes().forEach(a -> attributes.put(localName(a.getKey()), a.getValue()));
    List<Markup> children = new ArrayList<>();
    if (depth < MAX_DEPTH) {
      for (Node node : element.childNodes()) {
        if (++nodes > MAX_NODES) {
          break;
        }
        if (node instanceof TextNode text && !text.isBlank()) {
          children.add(Markup.text(text.text()));
        } else if (node instanceof Element child) {
          children.add(markup(child, depth + 1));
        }
      }
    }
    return Markup.element(localName(element.normalName()), attributes, children);
  }

  private static String localName(String name) {
    return name.substring(name.indexOf(':') + 1);
  }
}
