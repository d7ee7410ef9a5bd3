package dev.trawl.lexical.span;

import dev.trawl.lexical.question.Kind;
import dev.trawl.lexical.question.Slot;
import dev.trawl.lexical.words.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The features of a span as a possible answer. Their names are the keys of the weights in {@code
 * span-weights-*.txt}.
 */
final class SpanFeatures {
  /** Words that are informative at the start or the end of a span, or directly next to it. */
  private static final Set<String> INFORMATIVE_WORDS =
      Set.of(
          "in", "on", "at", "by", "to", "from", "for", "of", "as", "with", "about", "than", "into",
          "because", "since", "until", "called", "named", "known", "is", "was", "are", "were",
          "and", "or", "the", "a", "that", "which", "who", "between", "during", "after", "before",
          "over", "through", "under", "^", "$", ",", ".", "(", ")", ":", "\"", "'s", "-", "–", ";",
          "在", "于", "於", "是", "为", "為", "由", "被", "的", "和", "与", "與", "、", "，", "。", "《", "》", "「",
          "」", "“", "”", "（", "）", "叫", "称", "稱", "从", "從", "自", "至", "到", "以", "了", "因", "及", "或",
          "后", "後", "年", "字", "号", "號", "名", "姓", "约", "約", "有", "向", "将", "將");

  private final Candidate span;
  private final ParsedSentence sentence;
  private final String group;
  private final List<String> names = new ArrayList<>(48);

  private SpanFeatures(Candidate span) {
    this.span = span;
    this.sentence = span.sentence();
    var kind = sentence.marked().questionTerms().question().kind();
    var group = group(kind);
    this.group = group.equals("what") ? "what-" + sentence.slot().role() : group;
  }

  static List<String> of(Candidate span) {
    var features = new SpanFeatures(span);
    features.addShape();
    features.addEdges();
    features.addOverlap();
    features.addDistance();
    features.addFocus();
    features.addSlot();
    features.addPlace();
    features.addKind();
    features.addNewWords();
    return features.names;
  }

  /** The features that all spans of a sentence share: its rank and distance to the best score. */
  static List<String> sentence(int rank, double behind) {
    return List.of("rank=" + rank, "behind=" + (int) Math.min(9, behind));
  }

  private static String group(Kind kind) {
    return switch (kind) {
      case PERSON -> "who";
      case PLACE -> "where";
      case DATE -> "when";
      case YEAR -> "year";
      case COUNT, MEASURE -> "count";
      case MONEY -> "money";
      case PERCENT -> "percent";
      case DURATION -> "long";
      case REASON -> "why";
      case MANNER -> "how";
      case CODE -> "code";
      case NAME -> "name";
      default -> "what";
    };
  }

  private void add(String name) {
    names.add(name);
    names.add(name + "|" + group);
  }

  private void addShape() {
    var shape = Shape.of(span).name().toLowerCase(java.util.Locale.ROOT);
    add("shape=" + shape);
    add("len=" + lengthBucket(span.length()));
    names.add("len=" + lengthBucket(span.length()) + "|" + shape);
    if (sentence.marked().chunk().language().equals("zh")) {
      names.add("chars=" + Math.min(span.endChar() - span.startChar(), 16));
    }
  }

  private static String lengthBucket(int length) {
    return length <= 6 ? String.valueOf(length) : length <= 8 ? "8" : length <= 12 ? "12" : "more";
  }

  private void addEdges() {
    int from = span.from();
    int to = span.to();
    add("first=" + sentence.tag(from));
    add("last=" + sentence.tag(to - 1));
    names.add("cut-left=" + edge(from - 1) + "-" + sentence.tag(from));
    names.add("cut-right=" + sentence.tag(to - 1) + "-" + edge(to));
    addInformativeWord("prev=", from - 1);
    addInformativeWord("next=", to);
    addInformativeWord("first=", from);
    addInformativeWord("last=", to - 1);
    for (int i = from + 1; i < to - 1; i++) {
      if (sentence.tag(i) == Tag.PUNCT) {
        names.add("inside=" + (sentence.lower(i).equals(",") ? "comma" : "mark"));
        break;
      }
    }
    for (int i = from; i < to; i++) {
      if (sentence.tag(i) == Tag.VERB || sentence.tag(i) == Tag.AUX) {
        add("inside=verb");
        break;
      }
    }
  }

  /**
   * The tag of the word next to an edge of the span. For punctuation it is the mark itself; "^" and
   * "$" mark the ends of the sentence.
   */
  private String edge(int at) {
    if (at < 0 || at >= sentence.size()) {
      return at < 0 ? "^" : "$";
    }
    var tag = sentence.tag(at);
    var word = sentence.lower(at);
    return tag == Tag.PUNCT && INFORMATIVE_WORDS.contains(word) ? word : tag.name();
  }

  private void addInformativeWord(String place, int at) {
    var word = sentence.lower(at);
    if (INFORMATIVE_WORDS.contains(word)) {
      add(place + word);
    }
  }

  private void addOverlap() {
    int asked = 0;
    int content = 0;
    for (int i = span.from(); i < span.to(); i++) {
      if (Candidates.isContent(sentence.tag(i))) {
        content++;
        asked += sentence.isInQuestion(i) ? 1 : 0;
      }
    }
    if (content == 0) {
      names.add("asked=empty");
      return;
    }
    int share = asked == 0 ? 0 : asked == content ? 4 : 1 + asked * 3 / content;
    names.add("asked=" + share);
    if (sentence.isInQuestion(span.from())) {
      names.add("asked-first");
    }
    if (sentence.isInQuestion(span.to() - 1)) {
      names.add("asked-last");
    }
  }

  private void addDistance() {
    double near = 0;
    double all = 0;
    int left = -1;
    int right = -1;
    for (int i = 0; i < sentence.size(); i++) {
      if (!sentence.isInQuestion(i) || (i >= span.from() && i < span.to())) {
        continue;
      }
      int away = i < span.from() ? span.from() - i : i - span.to() + 1;
      near += sentence.shares()[i] / (1 + away);
      all += sentence.shares()[i];
      left = i < span.from() ? i : left;
      right = i >= span.to() && right < 0 ? i : right;
    }
    names.add("near=" + (int) Math.min(9, near * 20));
    names.add("outside=" + (int) Math.min(9, all * 10));
    addSide("left", left < 0 ? 0 : span.from() - left, left);
    addSide("right", right < 0 ? 0 : right - span.to() + 1, right);
    addRemainder(left, right);
  }

  private void addSide(String side, int away, int at) {
    if (at < 0) {
      add(side + "=none");
      return;
    }
    add(side + "=" + (away <= 3 ? away : away <= 5 ? 5 : away <= 9 ? 9 : 10));
    if (away <= 4) {
      add(side + "-is=" + sentence.tag(at));
    }
  }

  /**
   * Adds a feature if the span is everything between two words of the question, or between a word
   * of the question and the end of the clause.
   */
  private void addRemainder(int left, int right) {
    boolean leftOpen = left >= 0 && hasNoContent(left + 1, span.from());
    boolean rightEnds = endsClause();
    if (leftOpen && rightEnds) {
      add("remainder=after");
    }
    if (right >= 0 && hasNoContent(span.to(), right) && span.from() == 0) {
      add("remainder=before");
    }
    if (leftOpen && right >= 0 && hasNoContent(span.to(), right)) {
      add("remainder=between");
    }
  }

  private boolean endsClause() {
    return span.to() >= sentence.size() || sentence.tag(span.to()) == Tag.PUNCT;
  }

  private boolean hasNoContent(int from, int to) {
    for (int i = from; i < to; i++) {
      if (Candidates.isContent(sentence.tag(i))) {
        return false;
      }
    }
    return true;
  }

  /** Adds how many words around the span match the words around the missing answer. */
  private void addSlot() {
    var slot = sentence.slot();
    names.add("role=" + slot.role());
    if (sentence.marked().chunk().language().equals("zh")) {
      addChineseSlot(slot);
      return;
    }
    int before = slot.matchesBefore(sentence.keys(), span.from());
    int after = slot.matchesAfter(sentence.keys(), span.to(), 0);
    names.add("slot-before=" + before + "|" + slot.role());
    names.add("slot-after=" + after + "|" + slot.role());
    if (before + after > 0) {
      names.add("slot=" + Math.min(before + after, 4));
    }
    addVerb(slot);
  }

  private void addChineseSlot(Slot slot) {
    int from = span.startChar() - sentence.line().start();
    int to = span.endChar() - sentence.line().start();
    int before = slot.matchesBefore(sentence.keys(), from);
    int after = slot.matchesAfter(sentence.keys(), to, 0);
    for (int inside = 1; inside <= 2 && to - inside > from; inside++) {
      if (slot.matchesAfter(sentence.keys(), to - inside, 0) >= inside) {
        after = Math.max(after, slot.matchesAfter(sentence.keys(), to - inside, 0));
        names.add("slot-inside=" + inside);
      }
    }
    names.add("slot-before=" + before);
    names.add("slot-after=" + after);
    names.add("slot=" + Math.min(before + after, 6));
  }

  /** Adds whether the span is before or after the question's verb, and how far away. */
  private void addVerb(Slot slot) {
    if (slot.verb().isEmpty()) {
      return;
    }
    int best = Integer.MAX_VALUE;
    for (int i = 0; i < sentence.size(); i++) {
      if (sentence.keys().get(i).equals(slot.verb())) {
        int away = i < span.from() ? i - span.from() : Math.max(0, i - span.to() + 1);
        best = Math.abs(away) < Math.abs(best) ? away : best;
      }
    }
    var place =
        best == Integer.MAX_VALUE
            ? "absent"
            : best == 0 ? "inside" : (best < 0 ? "after" : "before") + near(Math.abs(best));
    names.add("verb=" + place + "|" + slot.role());
    add("verb=" + place);
  }

  private static String near(int away) {
    return away <= 3 ? String.valueOf(away) : away <= 6 ? "6" : "far";
  }

  /**
   * Adds how often the chunk contains the span, how many commas separate it from the words of the
   * question, and the tags of its words.
   */
  private void addPlace() {
    var text = span.text();
    var chunk = sentence.marked().chunk();
    int times = 0;
    for (int at = chunk.text().indexOf(text); at >= 0 && times < 4; times++) {
      at = chunk.text().indexOf(text, at + text.length());
    }
    names.add("times=" + times);
    if (!chunk.heading().isEmpty() && chunk.heading().contains(text)) {
      names.add("in-heading");
    }
    int commas = 0;
    for (int i = span.from() - 1; i >= 0 && !sentence.isInQuestion(i); i--) {
      commas += ",，;；(（".contains(sentence.lower(i)) ? 1 : 0;
    }
    names.add("commas-left=" + Math.min(commas, 3));
    commas = 0;
    for (int i = span.to(); i < sentence.size() && !sentence.isInQuestion(i); i++) {
      commas += ",，;；)）".contains(sentence.lower(i)) ? 1 : 0;
    }
    names.add("commas-right=" + Math.min(commas, 3));
    if (span.length() <= 4) {
      var tags = new StringBuilder("tags=");
      for (int i = span.from(); i < span.to(); i++) {
        tags.append(i == span.from() ? "" : "-").append(sentence.tag(i));
      }
      names.add(tags.toString());
    }
  }

  /**
   * Adds whether the form of the span fits the kind of answer that the question asks for. Kinds not
   * listed here can have any form.
   */
  private void addKind() {
    var shape = Shape.of(span);
    boolean digits = false;
    boolean name = false;
    for (int i = span.from(); i < span.to(); i++) {
      digits |= sentence.tag(i) == Tag.NUM || sentence.word(i).hasDigit();
      name |= sentence.tag(i) == Tag.NAME;
    }
    switch (sentence.marked().questionTerms().question().kind()) {
      case COUNT, MEASURE, DURATION, MONEY, PERCENT ->
          names.add(digits ? "fits=number" : "fits=no-number");
      case YEAR, DATE ->
          names.add(
              shape == Shape.YEAR || shape == Shape.DATE
                  ? "fits=date"
                  : digits ? "fits=some-date" : "fits=no-date");
      case PERSON, PLACE ->
          names.add(shape == Shape.NAME ? "fits=name" : name ? "fits=some-name" : "fits=no-name");
      default -> {}
    }
  }

  /**
   * Adds how much of the question the span repeats, and how many of the sentence's new words it
   * contains. Both features are grouped by the share of the question's terms in the sentence. In a
   * sentence that restates the question, almost all new words are the answer.
   */
  private void addNewWords() {
    double covered = 0;
    double repeated = 0;
    int newWords = 0;
    int newInSpan = 0;
    for (int i = 0; i < sentence.size(); i++) {
      boolean inside = i >= span.from() && i < span.to();
      boolean isNew = Candidates.isContent(sentence.tag(i)) && !sentence.isInQuestion(i);
      covered += sentence.shares()[i];
      repeated += inside ? sentence.shares()[i] : 0;
      newWords += isNew ? 1 : 0;
      newInSpan += isNew && inside ? 1 : 0;
    }
    var coverage = covered >= SpanChooser.RESTATED ? "all" : covered >= 0.6 ? "most" : "some";
    names.add("repeats=" + (int) Math.ceil(Math.min(repeated, 1) * 5) + "|" + coverage);
    var adds = newWords == 0 ? "none" : String.valueOf(newInSpan * 4 / newWords);
    names.add("adds=" + adds + "|" + coverage);
    if (sentence.hasColonFrom(span.to())) {
      add("before-colon");
    }
  }

  private void addFocus() {
    var focus = sentence.marked().questionTerms().question().focus();
    if (focus.isEmpty()) {
      return;
    }
    var text = span.text().toLowerCase(java.util.Locale.ROOT);
    if (isFocus(span.to(), focus) || isFocus(span.to() + 1, focus)) {
      names.add("focus=next");
    }
    if (isFocus(span.from() - 1, focus) || isFocus(span.from() - 2, focus)) {
      names.add("focus=prev");
    }
    if (isFocus(span.to() - 1, focus)) {
      names.add("focus=last");
    } else if (text.contains(focus)) {
      names.add("focus=in");
    }
  }

  private boolean isFocus(int at, String focus) {
    var word = sentence.lower(at);
    int stem = Math.max(2, Math.min(focus.length(), word.length()) - 2);
    return word.length() >= 2
        && Math.abs(word.length() - focus.length()) <= 2
        && word.regionMatches(0, focus, 0, Math.min(stem, focus.length()));
  }
}
