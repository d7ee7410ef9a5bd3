package dev.trawl.lexical.plan;

import dev.trawl.lexical.words.FunctionWords;
import dev.trawl.lexical.words.Roots;
import dev.trawl.retrieval.analysis.Analysis;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A part of a question that can be asked separately, such as "the director of Holm" in "When was
 * the director of Holm born?".
 *
 * @param question the question about this part
 * @param before the text before this part of the question
 * @param after the text after this part of the question
 */
record InnerQuestion(String question, String before, String after) {
  private static final Set<String> RELATIVE = Set.of("who", "that", "which");

  /** Past participles after "is" in a clause about a place. */
  private static final Pattern PARTICIPLE =
      Pattern.compile(".*ed|born|built|found|held|made|set|spoken|won");

  /** Maximum length of an answer that is inserted into the question, in characters. */
  private static final int MAX_ANSWER = 60;

  private static final Pattern CLAUSE_MARK =
      Pattern.compile("[()（）;；:：。！？]|\\b(?:is|was|are|were)\\b");

  /** Maximum number of words in a noun group. */
  private static final int MAX_WORDS = 3;

  private static final Pattern CHINESE =
      Pattern.compile("^(.{2,30}?)的(.{1,6}?)((?:的|是|在|于|出生|毕业|担任|去世|有|什么|哪).+)$");

  /** The complete question, with this part replaced by {@code answer}. */
  String outer(String answer) {
    return before + answer + after;
  }

  /**
   * Returns true if {@code answer} can stand in the question, as a name can but a clause cannot.
   */
  boolean accepts(String answer) {
    var words = answer.strip();
    return !words.isEmpty()
        && words.codePointCount(0, words.length()) <= MAX_ANSWER
        && !CLAUSE_MARK.matcher(words).find();
  }

  /**
   * Returns true if {@code text} has a word of the question that the inner question does not have.
   * For "Which county borders the county where Holm is located?", a sentence about Holm that has no
   * other word of the question only answers the inner question.
   */
  boolean isMoreThanAnsweredBy(String text, String language) {
    var roots = new Roots(language);
    var outer = roots(before + " " + after, language, roots);
    outer.removeAll(roots(question, language, roots));
    return outer.isEmpty() || roots(text, language, roots).stream().anyMatch(outer::contains);
  }

  private static Set<String> roots(String text, String language, Roots roots) {
    return Analysis.terms(text, language).stream()
        .filter(term -> !term.stop())
        .map(term -> roots.of(term.text()))
        .filter(root -> !FunctionWords.isEnglish(root))
        .collect(Collectors.toSet());
  }

  static Optional<InnerQuestion> of(String question, Wording wording) {
    return wording.isChinese() ? chinese(question) : english(question);
  }

  private static Optional<InnerQuestion> chinese(String question) {
    var parts = CHINESE.matcher(question.strip());
    if (!parts.matches() || parts.group(3).matches("是(?:谁|什么)[？?]?")) {
      return Optional.empty();
    }
    return Optional.of(
        new InnerQuestion(
            Wording.CHINESE.whoIs(parts.group(2), parts.group(1)), "", parts.group(3)));
  }

  private static Optional<InnerQuestion> english(String question) {
    var tokens = Token.scan(question);
    var names = Name.in(question, tokens, List.of());
    for (int at = tokens.size() - 1; at > 0; at--) {
      var inner = ofPhrase(question, tokens, names, at);
      if (inner.isPresent()) {
        return inner;
      }
    }
    for (int at = 2; at < tokens.size() - 1; at++) {
      var inner = possessive(question, tokens, names, at);
      if (inner.isPresent()) {
        return inner;
      }
    }
    for (int at = tokens.size() - 1; at > 1; at--) {
      int last = at;
      var inner = placeClause(question, tokens, at).or(() -> clause(question, tokens, last));
      if (inner.isPresent()) {
        return inner;
      }
    }
    return Optional.empty();
  }

  /**
   * Parses "the director of Holm" and "the director of the film Holm"; {@code at} is the index of
   * "of".
   */
  private static Optional<InnerQuestion> ofPhrase(
      String question, List<Token> tokens, List<Name> names, int at) {
    if (!tokens.get(at).is("of")) {
      return Optional.empty();
    }
    int start = article(tokens, at);
    int name = at + 1;
    while (name < tokens.size() && name < at + 4 && isLowerCase(tokens.get(name))) {
      name++;
    }
    var named = Name.startingAt(names, name);
    if (start < 1 || named.isEmpty()) {
      return Optional.empty();
    }
    int from = tokens.get(start).start();
    int to = tokens.get(named.get().to() - 1).end();
    if (isEntireQuestion(question, tokens, start, to)) {
      return Optional.empty();
    }
    var noun = question.substring(tokens.get(start + 1).start(), tokens.get(at - 1).end());
    var possessor = question.substring(tokens.get(at + 1).start(), to);
    return Optional.of(
        new InnerQuestion(
            Wording.ENGLISH.whoIs(noun, possessor),
            question.substring(0, from),
            question.substring(to)));
  }

  /** Returns true if the part is the whole question. */
  private static boolean isEntireQuestion(String question, List<Token> tokens, int start, int to) {
    return start <= 2
        && tokens.get(start - 1).lower().matches("is|was|are|were")
        && question.substring(to).matches("[\\s?.!]*");
  }

  private static int article(List<Token> tokens, int ofAt) {
    for (int start = ofAt - 2; start >= Math.max(0, ofAt - 1 - MAX_WORDS); start--) {
      if (tokens.get(start).is("the")) {
        return start;
      }
      if (!isLowerCase(tokens.get(start))) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isLowerCase(Token token) {
    return Character.isLowerCase(token.text().codePointAt(0));
  }

  /** Parses "Holm's director" before the end of the question. */
  private static Optional<InnerQuestion> possessive(
      String question, List<Token> tokens, List<Name> names, int at) {
    if (!tokens.get(at).text().equals(Token.POSSESSIVE) || !isLowerCase(tokens.get(at + 1))) {
      return Optional.empty();
    }
    return Name.endingAt(names, at)
        .filter(name -> name.from() > 0)
        .filter(name -> !isEntireQuestion(question, tokens, name.from(), tokens.get(at + 1).end()))
        .map(
            name ->
                new InnerQuestion(
                    Wording.ENGLISH.whoIs(tokens.get(at + 1).text(), name.text()),
                    question.substring(0, tokens.get(name.from()).start()),
                    question.substring(tokens.get(at + 1).end())));
  }

  /**
   * Parses "the county where Holm is located" and "the county in which Holm is located"; {@code at}
   * is the index of "where" or "which".
   */
  private static Optional<InnerQuestion> placeClause(String question, List<Token> tokens, int at) {
    boolean inWhich = tokens.get(at).is("which") && tokens.get(at - 1).is("in");
    if (!inWhich && !tokens.get(at).is("where")) {
      return Optional.empty();
    }
    int nounEnd = inWhich ? at - 1 : at;
    int start = article(tokens, nounEnd);
    int end = placeClauseEnd(tokens, at, start);
    if (start < 1 || end <= at + 1) {
      return Optional.empty();
    }
    int to = tokens.get(end - 1).end();
    var noun = question.substring(tokens.get(start + 1).start(), tokens.get(nounEnd - 1).end());
    var rest = question.substring(tokens.get(at + 1).start(), to);
    return Optional.of(
        new InnerQuestion(
            "Which " + noun + " is where " + rest + "?",
            question.substring(0, tokens.get(start).start()),
            question.substring(to)));
  }

  /** The end of "Holm is located" after {@code at}; without such a verb the end of the question. */
  private static int placeClauseEnd(List<Token> tokens, int at, int start) {
    for (int i = at + 2; i < tokens.size(); i++) {
      if (tokens.get(i).lower().matches("is|was|are|were")) {
        boolean hasParticiple =
            i + 1 < tokens.size() && PARTICIPLE.matcher(tokens.get(i + 1).lower()).matches();
        return hasParticiple ? i + 2 : i + 1;
      }
    }
    int end = tokens.size();
    while (tokens.get(end - 1).isMark()) {
      end--;
    }
    return start > 0 && isInside(tokens, start) ? 0 : end;
  }

  /** Parses "the man who …" up to the end of the question; {@code at} is the index of "who". */
  private static Optional<InnerQuestion> clause(String question, List<Token> tokens, int at) {
    if (!RELATIVE.contains(tokens.get(at).lower())) {
      return Optional.empty();
    }
    int start = article(tokens, at);
    if (start < 1 || at + 1 >= tokens.size()) {
      return Optional.empty();
    }
    int end = tokens.size();
    while (end > at + 1 && tokens.get(end - 1).isMark()) {
      end--;
    }
    end = isInside(tokens, start) ? clauseEnd(question, tokens, at, end) : end;
    if (end <= at + 1) {
      return Optional.empty();
    }
    int to = tokens.get(end - 1).end();
    var noun = question.substring(tokens.get(start + 1).start(), tokens.get(at - 1).end());
    var rest = question.substring(tokens.get(at + 1).start(), to);
    var questionStart = tokens.get(at).is("who") ? "Who " : "Which " + noun + " ";
    return Optional.of(
        new InnerQuestion(
            questionStart + rest + "?",
            question.substring(0, tokens.get(start).start()),
            question.substring(to)));
  }

  /** Returns true if the question continues after the part that starts at {@code start}. */
  private static boolean isInside(List<Token> tokens, int start) {
    return tokens.get(start - 1).lower().matches("did|does|do|is|was|are|were|has|had|will|can");
  }

  /**
   * The end of the relative clause if it is followed by a few words of the main clause; otherwise
   * {@code end}.
   */
  private static int clauseEnd(String question, List<Token> tokens, int at, int end) {
    return Name.in(question, tokens, List.of()).stream()
        .mapToInt(Name::to)
        .filter(to -> to > at + 1 && to < end && end - to <= MAX_WORDS)
        .max()
        .orElse(end);
  }
}
