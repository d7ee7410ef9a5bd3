package dev.trawl.retrieval.connect;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Finds names in a text by capital letters and quotation marks. */
final class Names {
  private static final String WORD = "[\\p{Lu}\\p{N}][\\p{L}\\p{M}\\p{N}'’.&-]*+";

  private static final String JOINED =
      "(?:,? (?:(?:of|the|de|van|von|and|for|in|la|le|du|del|da|di|at|on|to|&) ){0,2}" + WORD + ")";

  private static final Pattern CAPITALISED =
      Pattern.compile("(?<![\\p{L}\\p{N}])" + WORD + JOINED + "{0,11}");

  private static final Pattern QUOTED =
      Pattern.compile("“([^”]{2,60})”|\"([^\"]{2,60})\"|《([^》]{1,40})》|「([^」]{1,40})」");

  private static final Pattern EDGE = Pattern.compile("^[\\s.,'’&-]+|[\\s.,'’&-]+$");

  private Names() {}

  /**
   * The names in text order, without duplicates. For a name with commas, also returns its parts.
   */
  static List<String> in(String text) {
    var names = new LinkedHashSet<String>();
    CAPITALISED
        .matcher(text)
        .results()
        .map(found -> trim(found.group()))
        .forEach(
            name -> {
              names.add(name);
              for (var part : name.split(",\\s*")) {
                names.add(trim(part));
              }
            });
    for (var quoted = QUOTED.matcher(text); quoted.find(); ) {
      names.add(quoted.group().substring(1, quoted.group().length() - 1));
    }
    return names.stream().filter(Names::hasLetter).toList();
  }

  private static String trim(String name) {
    return EDGE.matcher(name).replaceAll("");
  }

  private static boolean hasLetter(String name) {
    return name.codePoints().filter(Character::isLetter).count() > 1
        || name.codePoints().anyMatch(Character::isIdeographic);
  }
}
