package dev.trawl.lexical.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A name in a sentence, at the tokens {@code from} (inclusive) to {@code to} (exclusive). */
record Name(int from, int to, String text) {
  private static final Set<String> PARTICLES =
      Set.of(
          "de", "van", "von", "der", "den", "del", "della", "da", "di", "du", "la", "le", "bin",
          "ibn", "al", "el", "y", "ter");

  private static final Set<String> NOT_NAMES =
      Set.of(
          ("a an the this that these those some any each every all both either neither no not of in"
                  + " on at by for with about between into during before after from to over under"
                  + " again then once here there when where why how what which who whom whose i me"
                  + " my we us our you your he him his she her it its they them their one is was"
                  + " were be has had have do does did and but or nor so if than as until while"
                  + " because since although though however also now thus therefore unto yet let"
                  + " meanwhile moreover besides indeed today later finally")
              .split(" "));

  /**
   * The names in {@code sentence}: sequences of capitalised words, and {@code knownName} even if it
   * is not capitalised.
   */
  static List<Name> in(String sentence, List<Token> tokens, List<Token> knownName) {
    var names = new ArrayList<Name>();
    for (int at = 0; at < tokens.size(); ) {
      int end = end(tokens, at);
      if (occursAt(tokens, at, knownName)) {
        end = Math.max(end, at + knownName.size());
      }
      if (end > at) {
        names.add(
            new Name(
                at, end, sentence.substring(tokens.get(at).start(), tokens.get(end - 1).end())));
      }
      at = Math.max(end, at + 1);
    }
    return names;
  }

  /**
   * The index after the last word of the name that starts at {@code at}; {@code at} if there is
   * none.
   */
  static int end(List<Token> tokens, int at) {
    int end = at;
    for (int i = at; i < tokens.size(); i++) {
      if (isPart(tokens.get(i))) {
        end = i + 1;
      } else if (i == at || !PARTICLES.contains(tokens.get(i).text())) {
        break;
      }
    }
    return end;
  }

  private static boolean isPart(Token token) {
    return token.text().chars().anyMatch(Character::isUpperCase)
        && !NOT_NAMES.contains(token.lower())
        && !Kin.ENGLISH.containsKey(token.lower());
  }

  private static boolean occursAt(List<Token> tokens, int at, List<Token> knownName) {
    if (knownName.isEmpty() || at + knownName.size() > tokens.size()) {
      return false;
    }
    for (int i = 0; i < knownName.size(); i++) {
      if (!tokens.get(at + i).text().equals(knownName.get(i).text())) {
        return false;
      }
    }
    return true;
  }

  static Optional<Name> startingAt(List<Name> names, int at) {
    return names.stream().filter(name -> name.from() == at).findFirst();
  }

  static Optional<Name> endingAt(List<Name> names, int at) {
    return names.stream().filter(name -> name.to() == at).findFirst();
  }

  /** The last name that ends at or before {@code at}. */
  static Optional<Name> before(List<Name> names, int at) {
    return names.reversed().stream().filter(name -> name.to() <= at).findFirst();
  }
}
