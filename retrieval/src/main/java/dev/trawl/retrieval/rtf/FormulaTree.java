package dev.trawl.retrieval.rtf;

import dev.trawl.retrieval.office.Formula;
import dev.trawl.retrieval.office.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads a formula. Its groups are the elements of Office Math, with an m before their names. Not
 * thread-safe.
 */
final class FormulaTree {
  private static final int MAX_PARTS = 20_000;
  private static final int MAX_DEPTH = 100;

  /** A part of the formula, with its text and the parts inside it. */
  static final class Node {
    private final String name;
    private final int depth;
    private final List<Node> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private Node(String name, int depth) {
      this.name = name;
      this.depth = depth;
    }

    void add(String words) {
      if (children.isEmpty() || !children.getLast().isText()) {
        children.add(new Node("", depth + 1));
      }
      children.getLast().text.append(words);
    }

    private boolean isText() {
      return name.isEmpty();
    }

    /** The text of a property is its value. */
    private Markup markup() {
      if (isText()) {
        return Markup.text(text.toString());
      }
      var value =
          children.size() == 1 && children.getFirst().isText()
              ? Map.of("val", children.getFirst().text.toString().strip())
              : Map.<String, String>of();
      return Markup.element(name, value, children.stream().map(Node::markup).toList());
    }
  }

  private final Node root = new Node("oMath", 0);
  private int parts;

  Node root() {
    return root;
  }

  /** Returns true if a control word names a part of a formula. */
  static boolean isPart(String word) {
    return word.length() > 1 && word.charAt(0) == 'm';
  }

  /** Adds a part. Of a formula that is too large, the text is not divided any more. */
  Node start(Node parent, String word) {
    if (parent.depth >= MAX_DEPTH || parts >= MAX_PARTS) {
      return parent;
    }
    parts++;
    var node = new Node(word.substring(1), parent.depth + 1);
    parent.children.add(node);
    return node;
  }

  /** The formula in one line. */
  String line() {
    return Formula.line(root.markup());
  }
}
