package dev.trawl.retrieval.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes a formula in one line, such as (a+b)/c, x^2, √(x) or ∑_(i=1)^n i. Reads Office Math (ISO
 * 29500, part 1, chapter 22) and MathML; their element names do not collide.
 */
public final class Formula {
  private static final int MAX_DEPTH = 60;
  private static final int MAX_LENGTH = 20_000;
  private static final Set<String> SKIPPED =
      Set.of("annotation", "annotation-xml", "rPr", "ctrlPr", "none", "mprescripts", "mphantom");

  private int depth;
  private int written;

  private Formula() {}

  /** Returns the formula as one line, without white space around it. */
  public static String line(Markup formula) {
    return new Formula().sequence(formula.children()).strip();
  }

  /** Writes elements one after the other. A space keeps words apart. */
  private String sequence(List<Markup> parts) {
    var line = new StringBuilder();
    for (var part : parts) {
      var next = part(part, line);
      if (next.isEmpty()) {
        continue;
      }
      if (!line.isEmpty() && needsSpace(line, next)) {
        line.append(' ');
      }
      line.append(next);
    }
    return line.toString();
  }

  private static boolean needsSpace(StringBuilder line, String next) {
    char last = line.charAt(line.length() - 1);
    if (!Character.isLetterOrDigit(last) || !Character.isLetterOrDigit(next.charAt(0))) {
      return false;
    }
    if (endsInScript(line)) {
      return true;
    }
    if (!Character.isLetter(next.charAt(0))) {
      return false;
    }
    int letters = 0;
    while (letters < line.length()
        && Character.isLetter(line.charAt(line.length() - 1 - letters))) {
      letters++;
    }
    return letters > 1 || next.length() > 1 && letters == 1 && Character.isLetter(next.charAt(1));
  }

  /** In "x^2 y", the y would become part of the exponent without the space. */
  private static boolean endsInScript(StringBuilder line) {
    int at = line.length() - 1;
    while (at > 0 && Character.isLetterOrDigit(line.charAt(at))) {
      at--;
    }
    return line.charAt(at) == '^' || line.charAt(at) == '_';
  }

  private String part(Markup part, CharSequence before) {
    if (part.name().isEmpty()) {
      return text(part.text());
    }
    if (SKIPPED.contains(part.name()) || part.name().endsWith("Pr") || written > MAX_LENGTH) {
      return "";
    }
    if (depth >= MAX_DEPTH) {
      return "…";
    }
    depth++;
    var line = element(part, before);
    depth--;
    written += part.children().isEmpty() ? 0 : 1;
    return line;
  }

  /** Drops the invisible operators of MathML and shortens white space to one space. */
  private String text(String words) {
    written += words.length();
    return words.replaceAll("[\\u2061-\\u2064]", "").replaceAll("[\\s\\u2000-\\u200a]+", " ");
  }

  private String element(Markup e, CharSequence before) {
    var parts = e.elements();
    return switch (e.name()) {
      case "f" -> officeFraction(e, before);
      case "sSup" -> power(child(e, "e"), child(e, "sup"));
      case "sSub" -> index(child(e, "e"), child(e, "sub"));
      case "sSubSup" -> power(index(child(e, "e"), child(e, "sub")), child(e, "sup"), true);
      case "sPre" -> index("", child(e, "sub")) + power("", child(e, "sup")) + child(e, "e");
      case "rad" -> root(child(e, "e"), e.isOn("radPr", "degHide") ? "" : child(e, "deg"));
      case "nary" -> nary(e);
      case "d" -> delimited(e);
      case "func" -> function(child(e, "fName"), child(e, "e"));
      case "limLow" -> index(child(e, "e"), child(e, "lim"));
      case "limUpp" -> power(child(e, "e"), child(e, "lim"));
      case "acc" ->
          accented(child(e, "e"), Objects.requireNonNullElse(e.value("accPr", "chr"), "\u0302"));
      case "bar" -> accented(child(e, "e"), "\u0304");
      case "m", "mtable" -> "[" + rows(parts, "; ") + "]";
      case "eqArr" -> rows(parts, "; ");
      case "mr", "mtr", "mlabeledtr" -> rows(parts, ", ");
      case "phant" ->
          e.isOn("phantPr", "show") || e.value("phantPr", "show") == null ? child(e, "e") : "";
      case "mfrac" -> fraction(nth(parts, 0), nth(parts, 1), before);
      case "msqrt" -> root(sequence(e.children()), "");
      case "mroot" -> root(nth(parts, 0), nth(parts, 1));
      case "msup", "mover" -> over(e, parts);
      case "msub", "munder" -> index(nth(parts, 0), nth(parts, 1));
      case "msubsup", "munderover" ->
          power(index(nth(parts, 0), nth(parts, 1)), nth(parts, 2), true);
      case "mmultiscripts" -> multiscripts(parts);
      case "mfenced" -> fenced(e, parts);
      case "semantics" -> nth(parts, 0);
      case "mspace" -> " ";
      case "mi", "mn", "mo" -> sequence(e.children()).strip();
      case "br" -> " ";
      default -> sequence(e.children());
    };
  }

  private String child(Markup parent, String name) {
    var child = parent.child(name);
    return child == null ? "" : sequence(child.children()).strip();
  }

  private String nth(List<Markup> parts, int index) {
    return index < parts.size() ? part(parts.get(index), "").strip() : "";
  }

  private String rows(List<Markup> parts, String separator) {
    var rows = new ArrayList<String>();
    for (var part : parts) {
      var row = part(part, "").strip();
      if (!row.isEmpty() || !part.name().endsWith("Pr")) {
        rows.add(row);
      }
    }
    return String.join(separator, rows);
  }

  private String officeFraction(Markup e, CharSequence before) {
    if ("noBar".equals(e.value("fPr", "type"))) {
      return child(e, "num") + " over " + child(e, "den");
    }
    return fraction(child(e, "num"), child(e, "den"), before);
  }

  private static String fraction(String numerator, String denominator, CharSequence before) {
    boolean numbers = Scripts.isNumber(numerator) && Scripts.isNumber(denominator);
    boolean mixed = !before.isEmpty() && Character.isDigit(before.charAt(before.length() - 1));
    return numbers && mixed
        ? Scripts.fraction(before.toString(), numerator, denominator)
        : operand(numerator) + "/" + operand(denominator);
  }

  private static String power(String base, String exponent) {
    return power(base, exponent, false);
  }

  private static String power(String base, String exponent, boolean hasIndex) {
    if (exponent.isEmpty()) {
      return base;
    }
    if (exponent.matches("[′″'*†]+")) {
      return base + exponent;
    }
    return (hasIndex ? base : operand(base)) + "^" + Scripts.grouped(exponent);
  }

  private static String index(String base, String index) {
    return index.isEmpty() ? base : operand(base) + "_" + Scripts.grouped(index);
  }

  private String over(Markup e, List<Markup> parts) {
    var mark = nth(parts, 1);
    boolean accent = e.name().equals("mover") && mark.length() == 1 && accent(mark) != 0;
    return accent ? accented(nth(parts, 0), mark) : power(nth(parts, 0), mark);
  }

  private static String root(String content, String degree) {
    return switch (degree) {
          case "", "2" -> "√";
          case "3" -> "∛";
          case "4" -> "∜";
          default -> "root_" + Scripts.grouped(degree);
        }
        + (Scripts.isGrouped(content) ? content : "(" + content + ")");
  }

  private String nary(Markup e) {
    var sign = e.value("naryPr", "chr");
    boolean hasSign = sign != null || e.child("naryPr") == null;
    var operator = hasSign && sign != null ? sign : "∫";
    var from = e.isOn("naryPr", "subHide") ? "" : child(e, "sub");
    var to = e.isOn("naryPr", "supHide") ? "" : child(e, "sup");
    return power(index(operator, from), to, true) + " " + child(e, "e");
  }

  private String delimited(Markup e) {
    var open = Objects.requireNonNullElse(e.value("dPr", "begChr"), "(");
    var close = Objects.requireNonNullElse(e.value("dPr", "endChr"), ")");
    var separator = Objects.requireNonNullElse(e.value("dPr", "sepChr"), "|");
    var contents =
        e.children().stream()
            .filter(child -> child.name().equals("e"))
            .map(child -> sequence(child.children()).strip())
            .collect(Collectors.joining(separator));
    boolean isMatrix = contents.startsWith("[") && contents.endsWith("]") && "([".contains(open);
    return isMatrix && !open.isEmpty() ? contents : open + contents + close;
  }

  private static String function(String name, String argument) {
    return Scripts.isGrouped(argument) ? name + argument : name + "(" + argument + ")";
  }

  /**
   * Puts the accent on a single letter. Longer text keeps only a bar, in front, as in "bar(AB)".
   */
  private static String accented(String content, String mark) {
    char accent = mark.length() == 1 ? accent(mark) : 0;
    if (accent == 0 || content.codePointCount(0, content.length()) != 1) {
      return accent == '\u0304' && !content.isEmpty() ? "bar" + "(" + content + ")" : content;
    }
    return java.text.Normalizer.normalize(content + accent, java.text.Normalizer.Form.NFC);
  }

  /** Returns the combining form of an accent; 0 if the sign is not an accent. */
  private static char accent(String mark) {
    char c = mark.charAt(0);
    return switch (c) {
      case '^', 'ˆ' -> '\u0302';
      case '~', '˜', '∼' -> '\u0303';
      case '¯', '‾', '―', '_', '\u0305' -> '\u0304';
      case '˙', '.' -> '\u0307';
      case '¨' -> '\u0308';
      case '→', '⃗' -> '\u20d7';
      default -> c >= '\u0300' && c <= '\u036f' ? c : 0;
    };
  }

  /**
   * Writes pairs of lower and upper scripts: those before {@code mprescripts} follow the base,
   * those after {@code mprescripts} precede it.
   */
  private String multiscripts(List<Markup> parts) {
    var before = new StringBuilder();
    var after = new StringBuilder(nth(parts, 0));
    var target = after;
    int position = 0;
    for (var part : parts.subList(Math.min(1, parts.size()), parts.size())) {
      if (part.name().equals("mprescripts")) {
        target = before;
        position = 0;
        continue;
      }
      var words = part(part, "").strip();
      if (!words.isEmpty()) {
        target.append(position % 2 == 0 ? '_' : '^').append(Scripts.grouped(words));
      }
      position++;
    }
    return before.append(after).toString();
  }

  private String fenced(Markup e, List<Markup> parts) {
    return e.attributes().getOrDefault("open", "(")
        + rows(parts, ", ")
        + e.attributes().getOrDefault("close", ")");
  }

  /**
   * Adds parentheses to words such as a+b, so that in (a+b)^2 the exponent belongs to all of them.
   */
  private static String operand(String words) {
    return needsParentheses(words) ? "(" + words + ")" : words;
  }

  private static boolean needsParentheses(String words) {
    int depth = 0;
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if ("([{".indexOf(c) >= 0) {
        depth++;
      } else if (")]}".indexOf(c) >= 0) {
        depth--;
      } else if (depth == 0 && !isPlain(c)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPlain(char c) {
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.isSurrogate(c)
        || ".,′'_^√∛∜∑∏∫∞%…".indexOf(c) >= 0;
  }
}
