package dev.trawl.lexical.rewrite;

import dev.trawl.lexical.words.Segmenter;
import dev.trawl.protocol.Turn;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rewrites Chinese questions.
 *
 * <p>A pronoun is only replaced if the question has no possible referent before it. This is the
 * case if the pronoun is at the start of the question, or after the question word and its verb.
 * Only the first pronoun is considered.
 */
record ChineseRewriting() implements Rewriting.Rules {
  private static final String QUESTION_WORDS =
      "(?:是|在|到|从)?(?:谁|什么人|什么时候|什么时间|何时|哪一?年|哪一?天|哪里|哪儿|何处|什么地方|为什么|为何|怎么|怎样|如何|有多少人?|多少人?|几个?人?|什么|哪些?人?)";
  private static final String BEFORE =
      "^(?:请问|那么|那|后来|然后|当时|所以|但是|但|而且|而|还有|另外|接着)?[，,]?\\s*(?:"
          + QUESTION_WORDS
          + "(?:(?:(?!其)\\p{IsHan}){1,2}[了过着]?)?)?(?:对|和|与|跟|给|被|为|把|在|是|从|由|关于)?";
  private static final Pattern PRONOUN =
      Pattern.compile(BEFORE + "(他们|她们|它们|他|她|它|其)(?!人|国|乡|他|她|它|中|实|次|余|间|后|们)(的?)");
  private static final Pattern DEMONSTRATIVE =
      Pattern.compile(
          "(?<!应)(?:该|此|[这那]一?(?:个|座|位|条|艘|所|家|部|名|只|场|次|项|种|片|颗|栋|幢|间|支|队|口|扇|把)?)(?=\\p{IsHan})");
  private static final Pattern THAT_YEAR = Pattern.compile("那一?年|同一?年|该年|当年");
  private static final Pattern PERSON = Pattern.compile("^(?:男|女)?(?:人|子|士)(?![们口])");
  private static final Pattern FRAGMENT =
      Pattern.compile("^(?:那么|那|还有|而|至于)?[，,]?\\s*(.{1,14}?)\\s*呢\\s*[？?]?$");
  private static final Pattern QUESTION_WORD = Pattern.compile(QUESTION_WORDS);
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:年|月|日|号|世纪)?");

  @Override
  public String resolved(String question, List<Turn> history) {
    var simple = Segmenter.simplify(question);
    var pronoun = PRONOUN.matcher(simple);
    return pronoun.find()
        ? withoutPronoun(question, simple, pronoun, history)
        : withoutDemonstrative(question, simple, history);
  }

  private static String withoutPronoun(
      String question, String simple, Matcher found, List<Turn> history) {
    var pronoun = found.group(1);
    var rest = question.substring(found.end());
    return ChineseReferents.newestFirst(history)
        .flatMap(turn -> referents(turn, pronoun))
        .filter(words -> !question.contains(words))
        .findFirst()
        .map(
            words -> question.substring(0, found.start(1)) + words + particle(found, simple) + rest)
        .orElse(question);
  }

  private static Stream<String> referents(ChineseReferents turn, String pronoun) {
    return switch (pronoun.charAt(0)) {
      case '他' -> turn.referentsOfHeOrShe(Sex.MALE);
      case '她' -> turn.referentsOfHeOrShe(Sex.FEMALE);
      case '它' -> turn.referentsOfIt();
      default -> Stream.concat(turn.referentsOfHeOrShe(Sex.UNKNOWN), turn.referentsOfIt());
    };
  }

  /** The 的 to insert after the name: 他父亲 and 其父亲 become X的父亲. */
  private static String particle(Matcher found, String simple) {
    var next = simple.substring(found.end());
    var isKin =
        Stream.of(1, 2, 3)
            .filter(length -> length <= next.length())
            .anyMatch(length -> Sex.ofChinese(next.substring(0, length)) != Sex.UNKNOWN);
    return !found.group(2).isEmpty() || isKin || found.group(1).equals("其") ? "的" : "";
  }

  /** Resolves demonstratives: 这座灯塔, 该公司, 那一年. */
  private static String withoutDemonstrative(String question, String simple, List<Turn> history) {
    var year = THAT_YEAR.matcher(simple);
    if (year.find()) {
      return ChineseReferents.newestFirst(history)
          .flatMap(ChineseReferents::years)
          .findFirst()
          .map(words -> replaced(question, year.start(), year.end(), words))
          .orElse(question);
    }
    var demonstrative = DEMONSTRATIVE.matcher(simple);
    return demonstrative.find()
        ? withoutDemonstrative(question, simple, demonstrative, history)
        : question;
  }

  private static String withoutDemonstrative(
      String question, String simple, Matcher demonstrative, List<Turn> history) {
    var rest = simple.substring(demonstrative.end());
    var person = PERSON.matcher(rest);
    if (person.find()) {
      return ChineseReferents.newestFirst(history)
          .flatMap(turn -> turn.referentsOfHeOrShe(Sex.UNKNOWN))
          .findFirst()
          .map(
              words ->
                  replaced(
                      question, demonstrative.start(), demonstrative.end() + person.end(), words))
          .orElse(question);
    }
    return ChineseReferents.newestFirst(history)
        .flatMap(ChineseReferents::allEntities)
        .filter(words -> shared(words, rest) > 1)
        .filter(words -> ChineseReferents.possessor(words).filter(question::contains).isEmpty())
        .findFirst()
        .map(
            words ->
                replaced(
                    question,
                    demonstrative.start(),
                    demonstrative.end() + shared(words, rest),
                    words))
        .orElse(question);
  }

  /** The number of characters at the end of {@code words} with which {@code rest} starts. */
  private static int shared(String words, String rest) {
    var simple = Segmenter.simplify(words);
    for (int length = Math.min(simple.length(), rest.length()); length > 0; length--) {
      if (rest.startsWith(simple.substring(simple.length() - length))) {
        return length;
      }
    }
    return 0;
  }

  private static String replaced(String text, int from, int to, String words) {
    return text.substring(0, from) + words + text.substring(to);
  }

  @Override
  public String completed(String question, List<Turn> history) {
    var fragment = FRAGMENT.matcher(question.strip());
    return fragment.matches()
        ? complete(fragment.group(1), previousTurn(fragment.group(1), history)).orElse(question)
        : question;
  }

  /** The last turn whose topic ends like {@code fragment}; otherwise the last turn. */
  private static ChineseReferents previousTurn(String fragment, List<Turn> history) {
    return ChineseReferents.newestFirst(history)
        .filter(turn -> turn.topic().filter(topic -> commonSuffix(fragment, topic) > 1).isPresent())
        .findFirst()
        .orElseGet(() -> new ChineseReferents(history.getLast()));
  }

  private static int commonSuffix(String one, String other) {
    int length = 0;
    while (length < Math.min(one.length(), other.length())
        && one.charAt(one.length() - 1 - length) == other.charAt(other.length() - 1 - length)) {
      length++;
    }
    return length;
  }

  private static Optional<String> complete(String fragment, ChineseReferents turn) {
    var previous = turn.turn().question();
    var previousWord = QUESTION_WORD.matcher(Segmenter.simplify(previous));
    var ownWord = QUESTION_WORD.matcher(Segmenter.simplify(fragment));
    if (ownWord.find()) {
      return ownWord.end() - ownWord.start() == fragment.length() && previousWord.find()
          ? Optional.of(replaced(previous, previousWord.start(), previousWord.end(), fragment))
          : Optional.empty();
    }
    var number = NUMBER.matcher(previous);
    if (NUMBER.matcher(fragment).matches()) {
      return number.find() ? Optional.of(number.replaceFirst(fragment)) : Optional.empty();
    }
    return turn.topic()
        .map(topic -> previous.replace(topic, substitute(fragment.replaceFirst("^在", ""), topic)));
  }

  /**
   * If the fragment resembles the property in the topic, it replaces the property. Otherwise it
   * replaces the possessor.
   */
  private static String substitute(String fragment, String topic) {
    var possessor = ChineseReferents.possessor(topic);
    if (possessor.isEmpty() || fragment.contains("的")) {
      return fragment;
    }
    var possessed = ChineseReferents.possessed(topic);
    var isProperty =
        ChineseReferents.isAttribute(Segmenter.simplify(fragment))
            || commonSuffix(fragment, possessed) > commonSuffix(fragment, possessor.get());
    return isProperty ? possessor.get() + "的" + fragment : fragment + "的" + possessed;
  }
}
