package dev.trawl.lexical.plan;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds relations in Chinese sentences. Chinese writing does not mark names, so names are
 * recognised by their position: from the start of a clause to 是, from 是 to 的, or from 是 to the end
 * of the clause.
 */
final class ChineseRelations {
  private static final Pattern MARKS = Pattern.compile("[，。；！？,;!?：:\\n]");

  private static final List<String> LINKS = List.of("作为", "作為", "当作", "當作", "视为", "是", "乃");

  private static final Pattern IS_CALLED =
      Pattern.compile("^[就正便则則乃也]?(?:是|叫做|叫作|名叫|名为|名為|叫|为|為|乃)(.{1,40})");

  private static final Pattern INTRODUCTION =
      Pattern.compile("^(?:而且|而|因为|因为|因此|所以|但是|但|据说|其实|原来|此外|另外|同时|在|对|對|对于|對於)");

  /** Words that can follow a name, before the predicate. */
  private static final Pattern AFTER_NAME =
      Pattern.compile(
          "在(?!不|作|是|对|在)|[对對](?!对|對|不|作|是)|作为|作為|[不并並](?=仅|只|但|光|单|是|再|非|不)"
              + "|[就便则則乃](?=是|$)|[也还還更既曾都](?=是|不|在|曾|为|$)|一直|同时|其实|显然|是|当然|从小");

  private static final Pattern NOT = Pattern.compile("(?:不|没|没有|从未|并非|非|不再|并不|绝不)$");

  private static final Pattern NOT_A_NAME = Pattern.compile("^(?:[一某谁誰这這那他她它不没哪几]|什么|什麼|个|位)");

  private static final Pattern HAS_A = Pattern.compile("有(?:了)?(?:一)?(?:个|個|位|名)?$");

  private static final Pattern TOPIC =
      Pattern.compile(
          "^(.{0,30}?)对(?!对)(.{1,30}?)(?:来说|来讲|而言)$|^(.{0,30}?)對(.{1,30}?)(?:來說|來講|而言)$");

  /** Words that end a name. */
  private static final List<String> STOPS = List.of("和", "与", "與", "及", "、", "是", "也", "还");

  private static final int NAME_CHARS_MAX = 4;

  /** Single characters that end a name. */
  private static final Set<String> NOT_IN_NAME =
      Set.of(
          "都", "也", "就", "还", "又", "才", "给", "在", "对", "为", "是", "和", "与", "的", "去", "把", "被", "向");

  private final List<String> clauses;
  private final List<String> nouns;
  private final List<StatedRelation> relations = new ArrayList<>();

  private ChineseRelations(String sentence, String noun) {
    this.clauses =
        MARKS.splitAsStream(sentence).map(ChineseRelations::withoutQuotationMarks).toList();
    this.nouns = new ArrayList<>(Kin.CHINESE_WORDS);
    if (!noun.isEmpty() && !nouns.contains(noun)) {
      nouns.addFirst(noun);
    }
  }

  static List<StatedRelation> in(String sentence, String noun) {
    var reading = new ChineseRelations(sentence, noun);
    for (int at = 0; at < reading.clauses.size(); at++) {
      reading.readPossessive(at);
      reading.readHas(at);
      reading.readTopic(at);
      reading.readAdjacent(at);
    }
    return reading.relations;
  }

  private static String withoutQuotationMarks(String clause) {
    return clause.replaceAll("[‘’“”'\"「」『』（）()\\s]+(?![A-Za-z])|^\\s+", "").strip();
  }

  private Optional<String> nounAt(String clause, int at) {
    return nouns.stream().filter(noun -> clause.startsWith(noun, at)).findFirst();
  }

  private String clause(int at) {
    return at >= 0 && at < clauses.size() ? clauses.get(at) : "";
  }

  /** Reads "A是B的父亲", "B的父亲是A" and "A，B的父亲". */
  private void readPossessive(int at) {
    var clause = clause(at);
    for (int ofAt = clause.indexOf('的'); ofAt >= 0; ofAt = clause.indexOf('的', ofAt + 1)) {
      int place = ofAt;
      nounAt(clause, ofAt + 1)
          .filter(noun -> !clause.startsWith("的", place + 1 + noun.length()))
          .ifPresent(noun -> readPossessive(at, noun, place));
    }
  }

  private void readPossessive(int at, String noun, int ofAt) {
    var before = clause(at).substring(0, ofAt);
    var after = clause(at).substring(ofAt + 1 + noun.length());
    int link = -1;
    int width = 0;
    for (var word : LINKS) {
      int found = before.lastIndexOf(word);
      if (found >= 0
          && found + word.length() > link + width
          && before.length() > found + word.length()) {
        link = found;
        width = word.length();
      }
    }
    if (link >= 0 && !named(at, after).isPresent()) {
      var subject = before.substring(0, link);
      if (!NOT.matcher(subject).find()) {
        add(subject(subject, at), noun, Optional.of(before.substring(link + width)));
      }
      return;
    }
    var possessor = Optional.of(INTRODUCTION.matcher(before).replaceFirst(""));
    var named = named(at, after);
    if (named.isPresent()) {
      add(named, noun, possessor);
    } else if (after.isEmpty()) {
      add(Optional.of(clause(at - 1)).filter(ChineseRelations::isShort), noun, possessor);
    }
  }

  private Optional<String> named(int at, String after) {
    var named = IS_CALLED.matcher(after.isEmpty() ? clause(at + 1) : after);
    if (!named.find() || (after.isEmpty() && !clause(at + 1).matches("^(?:名叫|名为|叫做|叫|是).*"))) {
      return Optional.empty();
    }
    return Optional.of(cut(named.group(1))).filter(name -> !NOT_A_NAME.matcher(name).find());
  }

  private static boolean isShort(String clause) {
    return clause.length() >= 2 && clause.length() <= 8 && !AFTER_NAME.matcher(clause).find();
  }

  /**
   * The name at the start of a clause; otherwise the name at the start of the previous clause, or
   * the name before 也就是.
   */
  private Optional<String> subject(String words, int at) {
    if (words.equals("也就")) {
      return Optional.of(clause(at - 1).substring(clause(at - 1).lastIndexOf('是') + 1));
    }
    var own = first(words);
    if (!own.isEmpty() && !own.matches("[不也还還更就既曾都并仅只但而且]+")) {
      return Optional.of(own);
    }
    return Optional.of(first(clause(at - 1)));
  }

  /** The name at the start of {@code words}, without an introduction. */
  private static String first(String words) {
    var plain = words;
    var lead = INTRODUCTION.matcher(words);
    if (lead.find() && words.length() - lead.end() >= 2) {
      plain = words.substring(lead.end());
    }
    var tail = AFTER_NAME.matcher(plain);
    while (tail.find()) {
      if (tail.start() >= 2 || (tail.start() == 0 && tail.group().equals("不"))) {
        return plain.substring(0, tail.start());
      }
    }
    return plain;
  }

  /** {@code words} up to the first word that ends a name. */
  private static String cut(String words) {
    int end = words.length();
    for (var stop : STOPS) {
      int at = words.indexOf(stop, 2);
      end = at < 0 || at == words.length() - 1 ? end : Math.min(end, at);
    }
    return words.substring(0, end);
  }

  /** Reads "B有一个父亲叫A". */
  private void readHas(int at) {
    var clause = clause(at);
    for (int has = clause.indexOf('有'); has > 0; has = clause.indexOf('有', has + 1)) {
      for (var noun : nouns) {
        int from = clause.indexOf(noun, has);
        if (from > has && HAS_A.matcher(clause.substring(has, from)).matches()) {
          add(
              named(at, clause.substring(from + noun.length())),
              noun,
              Optional.of(first(clause.substring(0, has))));
          return;
        }
      }
    }
  }

  /** Reads "A对B来说，不只是一个父亲". */
  private void readTopic(int at) {
    var topic = TOPIC.matcher(clause(at));
    if (!topic.matches()) {
      return;
    }
    boolean isSimplified = topic.group(2) != null;
    var own = topic.group(isSimplified ? 1 : 3);
    var possessor = topic.group(isSimplified ? 2 : 4);
    var statement = clause(at + 1);
    var holder = own.isEmpty() ? first(statement) : own;
    for (var noun : nouns) {
      int from = statement.indexOf(noun);
      if (from > 0
          && statement.substring(0, from).matches(".*是(?:一)?(?:个|個|位|名)?(?:.{0,4}的)?$")
          && !statement.substring(0, from).matches(".*[^不]不是.*|^不是.*")) {
        add(Optional.of(holder), noun, Optional.of(possessor));
        return;
      }
    }
  }

  /** Reads "B去看父亲A": A is the father of B, the subject of the clause. */
  private void readAdjacent(int at) {
    var clause = clause(at);
    for (var noun : nouns) {
      int from = clause.indexOf(noun, 2);
      if (from > 0 && "的是".indexOf(clause.charAt(from - 1)) < 0) {
        var holder = nameAt(clause.substring(from + noun.length()));
        var possessor = nameAt(INTRODUCTION.matcher(clause).replaceFirst(""));
        if (holder.length() > 1 && possessor.length() > 1) {
          add(Optional.of(holder), noun, Optional.of(possessor));
          return;
        }
      }
    }
  }

  /**
   * The name at the start of {@code words}: up to four characters that the dictionary does not join
   * into words. Only the first two may form a word, because they may be a surname.
   */
  private static String nameAt(String words) {
    var breaks = BreakIterator.getWordInstance(ULocale.CHINESE);
    breaks.setText(words);
    int end = 0;
    for (int next = breaks.next(); next != BreakIterator.DONE; next = breaks.next()) {
      var word = words.substring(end, next);
      if (next > NAME_CHARS_MAX || (end > 0 && word.length() > 1) || NOT_IN_NAME.contains(word)) {
        break;
      }
      end = next;
    }
    return words.substring(0, end);
  }

  private void add(Optional<String> holder, String noun, Optional<String> possessor) {
    holder
        .map(String::strip)
        .filter(ChineseRelations::isName)
        .ifPresent(
            holderName ->
                possessor
                    .map(String::strip)
                    .filter(ChineseRelations::isName)
                    .filter(possessorName -> !possessorName.equals(holderName))
                    .ifPresent(
                        possessorName ->
                            relations.add(new StatedRelation(holderName, noun, possessorName))));
  }

  private static boolean isName(String words) {
    return !words.isEmpty() && words.length() <= 40 && words.indexOf('的') < 0;
  }
}
