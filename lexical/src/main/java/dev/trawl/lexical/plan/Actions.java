package dev.trawl.lexical.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds who did something to a person or thing, according to an English sentence. */
final class Actions {
  /**
   * How much a word between the verb and its object adds to the distance. A name or a connecting
   * word adds only 1. A larger distance means a less certain result.
   */
  private static final int OTHER_WORD = 3;

  /** Maximum number of words between the verb and its object. */
  private static final int REACH = 60;

  private static final Set<String> CONNECTING =
      Set.of("and", "or", ",", "the", "a", "an", "his", "her", "their", "also", "both", "'s");

  private static final Set<String> BE = Set.of("is", "was", "are", "were", "been", "being");

  /**
   * The person who performed the action.
   *
   * @param distance weighted number of words between the names and the verb; a smaller distance is
   *     more certain
   */
  record Agent(String name, int distance) {}

  private final List<Token> tokens;
  private final List<Name> names;
  private final List<String> verb;
  private final String object;

  private Actions(String sentence, String verb, String object) {
    this.tokens = Token.scan(sentence);
    this.names = Name.in(sentence, tokens, Token.scan(object));
    this.verb = Token.scan(verb).stream().map(Token::lower).toList();
    this.object = object;
  }

  /** The people who did {@code verb} to {@code object}, according to {@code sentence}. */
  static List<Agent> in(String sentence, String verb, String object) {
    return new Actions(sentence, verb, object).agents();
  }

  private List<Agent> agents() {
    var agents = new ArrayList<Agent>();
    for (int at = 0; at < tokens.size(); at++) {
      if (isVerb(at)) {
        active(at).ifPresent(agents::add);
        passive(at).ifPresent(agents::add);
      }
    }
    return agents;
  }

  private boolean isVerb(int at) {
    if (at + verb.size() > tokens.size()) {
      return false;
    }
    for (int i = 0; i < verb.size(); i++) {
      if (!isForm(tokens.get(at + i).lower(), verb.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns true if both are forms of the same word. */
  private static boolean isForm(String word, String verb) {
    int common = 0;
    while (common < Math.min(word.length(), verb.length())
        && word.charAt(common) == verb.charAt(common)) {
      common++;
    }
    return word.equals(verb)
        || (common >= Math.max(4, verb.length() - 2) && word.length() <= common + 3);
  }

  private Optional<Agent> active(int at) {
    int end = at + verb.size();
    if (BE.contains(lower(at - 1)) || lower(end).equals("by")) {
      return Optional.empty();
    }
    int cost = 0;
    for (int i = end; i < Math.min(tokens.size(), end + REACH); i++) {
      var token = tokens.get(i);
      if (token.isStop() || isVerb(i)) {
        return Optional.empty();
      }
      var name = Name.startingAt(names, i);
      if (name.isPresent() && name.get().text().equals(object)) {
        int distanceToObject = cost;
        return Name.before(names, at)
            .filter(agent -> !agent.text().equals(object))
            .map(agent -> new Agent(agent.text(), distanceToObject + distance(agent.to(), at)));
      }
      i = name.isPresent() ? name.get().to() - 1 : i;
      cost += name.isPresent() || CONNECTING.contains(token.lower()) ? 1 : OTHER_WORD;
    }
    return Optional.empty();
  }

  private Optional<Agent> passive(int at) {
    int end = at + verb.size();
    if (!BE.contains(lower(at - 1)) || !lower(end).equals("by")) {
      return Optional.empty();
    }
    var agentAfterBy = Name.startingAt(names, lower(end + 1).equals("the") ? end + 2 : end + 1);
    return Name.before(names, at - 1)
        .filter(target -> target.text().equals(object))
        .flatMap(
            target ->
                agentAfterBy.map(agent -> new Agent(agent.text(), distance(target.to(), at))));
  }

  /**
   * The number of words from {@code from} to {@code to}. The end of a clause counts as several
   * words.
   */
  private int distance(int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += tokens.get(i).isStop() ? 2 * OTHER_WORD : 1;
    }
    return sum;
  }

  private String lower(int at) {
    return at >= 0 && at < tokens.size() ? tokens.get(at).lower() : "";
  }
}
