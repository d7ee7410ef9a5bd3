package dev.trawl.retrieval.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;

/**
 * Finds the elements that the style sheets of a page hide with {@code display: none} or {@code
 * visibility: hidden} and do not show again.
 *
 * <p>Rules for print, small screens and animations are ignored. So are rules that hide the whole
 * page, because a script shows it later.
 */
public final class HiddenElements {
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?(?:\\*/|$)|<!--|-->");
  private static final Pattern DISPLAY =
      Pattern.compile("(?:^|[;\\s])display\\s*:\\s*([a-z-]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern VISIBILITY =
      Pattern.compile("(?:^|[;\\s])visibility\\s*:\\s*([a-z-]+)", Pattern.CASE_INSENSITIVE);

  /** Limits the time for large pages with many rules: a rule is compared with every element. */
  private static final long MAX_COMPARISONS = 20_000_000;

  private record Rule(String selector, boolean hides, int weight) {}

  private HiddenElements() {}

  /**
   * @param sheets style sheets from other files, as for an e-book
   */
  public static Set<Element> of(Document page, List<String> sheets) {
    var rules = new ArrayList<Rule>();
    for (var sheet : sheets) {
      readSheet(sheet, rules);
    }
    for (var style : page.select("style")) {
      readSheet(style.data(), rules);
    }
    Set<Element> hidden = Collections.newSetFromMap(new IdentityHashMap<>());
    if (rules.stream().noneMatch(Rule::hides)) {
      return hidden;
    }
    rules.sort(java.util.Comparator.comparingInt(Rule::weight));
    long elements = page.getAllElements().size();
    long comparisons = 0;
    for (var rule : rules) {
      comparisons += elements;
      if (comparisons > MAX_COMPARISONS) {
        break;
      }
      apply(rule, page, hidden);
    }
    return hidden;
  }

  private static void apply(Rule rule, Document page, Set<Element> hidden) {
    try {
      var matches = page.select(rule.selector());
      if (!rule.hides()) {
        hidden.removeAll(matches);
      } else if (!matches.contains(page.body())) {
        hidden.addAll(matches);
      }
    } catch (Selector.SelectorParseException | IllegalArgumentException e) {
      // Rules for states such as :hover or parts such as ::before do not hide the element itself.
    }
  }

  private static void readSheet(String sheet, List<Rule> rules) {
    readRules(COMMENT.matcher(sheet).replaceAll(""), 0, rules);
  }

  private static void readRules(String css, int depth, List<Rule> rules) {
    int at = 0;
    while (at < css.length()) {
      int open = css.indexOf('{', at);
      if (open < 0) {
        return;
      }
      int close = closing(css, open);
      var head = css.substring(at, open);
      head = head.substring(head.lastIndexOf(';') + 1).strip();
      var body = css.substring(open + 1, close);
      if (!head.startsWith("@")) {
        readRule(head, body, rules);
      } else if (depth < 4 && appliesToScreens(head)) {
        readRules(body, depth + 1, rules);
      }
      at = close + 1;
    }
  }

  private static int closing(String css, int open) {
    int depth = 0;
    for (int i = open; i < css.length(); i++) {
      char c = css.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return css.length();
  }

  private static boolean appliesToScreens(String head) {
    return head.toLowerCase(Locale.ROOT)
        .matches("@media\\s+(?:(?:only\\s+)?screen|all)|@layer.*|@supports.*");
  }

  private static void readRule(String selectors, String body, List<Rule> rules) {
    var display = last(DISPLAY, body);
    var visibility = last(VISIBILITY, body);
    if (display.isEmpty() && visibility.isEmpty()) {
      return;
    }
    boolean hides =
        display.equals("none") || visibility.equals("hidden") || visibility.equals("collapse");
    int important = body.toLowerCase(Locale.ROOT).contains("!important") ? 1_000_000 : 0;
    for (var selector : selectors.split(",")) {
      if (!selector.isBlank()) {
        rules.add(new Rule(selector.strip(), hides, important + weight(selector)));
      }
    }
  }

  private static String last(Pattern pattern, String body) {
    var value = "";
    for (var matcher = pattern.matcher(body); matcher.find(); ) {
      value = matcher.group(1).toLowerCase(Locale.ROOT);
    }
    return value;
  }

  /** The weight of a selector: identifiers count most, then classes, then element names. */
  private static int weight(String selector) {
    int weight = 0;
    boolean inName = false;
    for (int i = 0; i < selector.length(); i++) {
      char c = selector.charAt(i);
      if (c == '#') {
        weight += 10_000;
      } else if (c == '.' || c == '[' || c == ':') {
        weight += 100;
      } else if (Character.isLetter(c) && !inName) {
        weight++;
      }
      inName = Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' || c == '#';
    }
    return weight;
  }
}
