package dev.trawl.retrieval.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The field EQ of older Word documents: {@code \f(a,b)} is a fraction, {@code \r(n,x)} is a root,
 * and {@code \o(...)} prints its arguments over each other. Asian versions of Word use the latter
 * to print readings over words.
 */
public final class EquationField {
  private static final int MAX_DEPTH = 20;

  private final String code;
  private int at;

  private EquationField(String code) {
    this.code = code;
  }

  /** Returns what the field shows; empty if it is not an EQ field. */
  public static String line(String instruction) {
    var code = instruction.strip();
    return code.toUpperCase(Locale.ROOT).startsWith("EQ ")
        ? new EquationField(code.substring(3).replaceAll("\\\\\\*\\s*(?:\"[^\"]*\"|\\S+)", ""))
            .sequence(0)
            .strip()
        : "";
  }

  private String sequence(int depth) {
    var line = new StringBuilder();
    while (at < code.length() && ",;)".indexOf(code.charAt(at)) < 0) {
      char c = code.charAt(at++);
      if (c == '\\' && at < code.length()) {
        line.append(depth < MAX_DEPTH ? command(depth) : "");
      } else if (c == '(') {
        line.append('(').append(sequence(depth + 1)).append(')');
        at++;
      } else {
        line.append(c);
      }
    }
    return line.toString();
  }

  private String command(int depth) {
    char name = Character.toLowerCase(code.charAt(at++));
    if (!Character.isLetter(name)) {
      return String.valueOf(name);
    }
    var options = new StringBuilder().append(name);
    while (at < code.length() && code.charAt(at) != '(' && options.length() < 60) {
      options.append(code.charAt(at++));
    }
    var arguments = arguments(depth);
    var first = arguments.isEmpty() ? "" : arguments.getFirst();
    var last = arguments.isEmpty() ? "" : arguments.getLast();
    return switch (name) {
      case 'f' -> Scripts.grouped(first) + "/" + Scripts.grouped(last);
      case 'r' -> "√(" + last + ")";
      case 's' -> (options.toString().contains("\\do") ? "_" : "^") + Scripts.grouped(first);
      case 'o' -> last;
      case 'b' -> "(" + first + ")";
      default -> String.join(" ", arguments);
    };
  }

  private List<String> arguments(int depth) {
    var arguments = new ArrayList<String>();
    while (at < code.length() && code.charAt(at) != ')') {
      at++;
      arguments.add(sequence(depth + 1).strip());
    }
    at++;
    return arguments;
  }
}
