package dev.trawl.lexical.rewrite;

import dev.trawl.lexical.words.Segmenter;
import dev.trawl.protocol.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The possible referents of the pronouns in the next Chinese question. Chinese writing does not
 * mark names, so they are found by position. The topic of a question comes before its first
 * function word or verb, or after the verb if the question begins with "who". If the question asks
 * for a person, the person's name is a part of the answer that the question does not contain.
 */
record ChineseReferents(Turn turn) {
  private static final int MAX_CHARS = 16;

  private static final Set<String> VERBS =
      Set.of(
          ("建 建造 建成 修建 兴建 成立 创立 创办 创建 设立 开放 开业 出生 去世 逝世 死 死亡 毕业 结婚 离开 到达 抵达"
                  + " 来 去 住 居住 属 属于 发生 举行 召开 开始 结束 沉没 发现 发明 写 画 藏 当 担任 成为 位 位于 坐落 流经"
                  + " 流 流入 使用 采用 包括 包含 获得 赢得 失去 叫 称 起 需要 用 说 做 打算 决定 搬 搬到 开 关 关闭 倒塌")
              .split(" "));
  private static final Set<String> ATTRIBUTES =
      Set.of(
          ("名字 名称 姓名 年龄 身高 高度 长度 宽度 深度 面积 人口 价格 重量 首都 省会 作者 时间 日期 地点 位置 原因 颜色"
                  + " 大小 数量 结果 目的 意思 职业 国籍 生日 特点 作用 功能")
              .split(" "));
  private static final Pattern ASKS_WHO =
      Pattern.compile("^(?:是)?(?:谁|什么人|何人|哪(?:一)?(?:位|个人|个|名|家公司))");
  private static final Pattern WHO =
      Pattern.compile("谁|什么人|何人|哪(?:一)?(?:位|个人|名)|哪(?:一)?个\\p{IsHan}{0,3}[人家师者员王帝]");
  private static final Pattern ENTITY_AFTER = Pattern.compile("由|被|是|叫做?|名为");
  private static final Pattern YEAR = Pattern.compile("\\d{3,4}(?=年)|\\d{4}");
  private static final Pattern THING =
      Pattern.compile(
          "(?:[区场塔桥站港河江山湖海岛城镇市国省县村街路船车楼门院馆店局厂宫殿寺庙墙岸园率法词语度]|公司|银行|大学|学校|政府|组织|机构|战争|会议|协会|计划|项目|委员会)$");
  private static final Pattern NUMERAL = Pattern.compile("\\d|^[约一二三四五六七八九十百千万亿两零〇]");
  private static final Pattern OF = Pattern.compile("的");

  static boolean isAttribute(String noun) {
    return ATTRIBUTES.contains(noun) || Sex.ofChinese(noun) != Sex.UNKNOWN;
  }

  /** The topic of the question, in the words of the question. */
  Optional<String> topic() {
    var question = ChineseText.of(turn.question());
    var who = ASKS_WHO.matcher(question.simple());
    var words = question.words();
    int from = 0;
    if (who.find()) {
      while (from < words.size() && words.get(from).start() < who.end()) {
        from++;
      }
      from += from < words.size() ? 1 : 0;
      while (from < words.size() && "了过着的".contains(words.get(from).surface())) {
        from++;
      }
      return phrase(question, from, false);
    }
    return phrase(question, from, true);
  }

  /**
   * The words from {@code from} up to the next function word.
   *
   * @param toVerb whether to stop before a verb, too
   */
  private static Optional<String> phrase(ChineseText question, int from, boolean toVerb) {
    int to = from;
    while (to < question.words().size()
        && !question.isFunction(to)
        && !(toVerb && isVerb(question, to))) {
      to++;
    }
    while (to > from && question.words().get(to - 1).surface().equals("的")) {
      to--;
    }
    return Optional.of(question.between(from, to))
        .filter(text -> text.length() > 1 && text.length() <= MAX_CHARS);
  }

  private static boolean isVerb(ChineseText text, int at) {
    return VERBS.contains(Segmenter.simplify(text.words().get(at).surface()));
  }

  /** The possessor in a possessive phrase: 李明 in 李明的父亲. */
  static Optional<String> possessor(String topic) {
    int of = topic.lastIndexOf('的');
    return of > 0 ? Optional.of(topic.substring(0, of)) : Optional.empty();
  }

  /**
   * The noun that belongs to the possessor: 父亲 in 李明的父亲; the topic itself if it has no possessor.
   */
  static String possessed(String topic) {
    return OF.splitAsStream(topic).reduce("", (first, last) -> last);
  }

  private boolean asksWho() {
    return WHO.matcher(Segmenter.simplify(turn.question())).find();
  }

  /**
   * The first words of the answer that the question does not contain. Words after 由 or 被 ("by") or
   * 是 ("is") are preferred.
   */
  Optional<String> newWords() {
    var phrases = new ArrayList<String>();
    var answer = ChineseText.of(turn.answer());
    var marked = Optional.<String>empty();
    for (int at = 0; at < answer.words().size(); at++) {
      int to = at;
      while (to < answer.words().size() && mayBeNew(answer, to)) {
        to++;
      }
      if (to > at) {
        var phrase = answer.between(at, to);
        if (at > 0 && ENTITY_AFTER.matcher(answer.words().get(at - 1).surface()).matches()) {
          marked = marked.or(() -> Optional.of(phrase));
        }
        phrases.add(phrase);
        at = to;
      }
    }
    return Stream.concat(marked.stream(), phrases.stream())
        .filter(phrase -> phrase.length() > 1 && phrase.length() <= MAX_CHARS)
        .filter(phrase -> !turn.question().contains(phrase))
        .filter(phrase -> !NUMERAL.matcher(phrase).find())
        .findFirst();
  }

  /** A single character may be new even if the question contains it as a part of another word. */
  private boolean mayBeNew(ChineseText answer, int at) {
    var word = answer.words().get(at).surface();
    return !answer.isFunction(at)
        && !isVerb(answer, at)
        && !word.equals("的")
        && (word.length() == 1 || !turn.question().contains(word));
  }

  /** The people that 他 or 她 may refer to, most likely first. */
  Stream<String> referentsOfHeOrShe(Sex sex) {
    var topic = topic();
    var sexOfTopic = topic.map(ChineseReferents::possessed).map(Sex::ofChinese).orElse(Sex.UNKNOWN);
    var named = asksWho() && sex.matches(sexOfTopic) ? newWords().stream() : Stream.<String>empty();
    var possessor =
        topic
            .flatMap(ChineseReferents::possessor)
            .filter(o -> asksWho() || isAttribute(possessed(topic.orElse(""))));
    var known =
        asksWho()
            ? possessor.stream()
            : Stream.concat(
                topic.filter(t -> sex.matches(sexOfTopic)).stream(), possessor.stream());
    return Stream.concat(named, known)
        .filter(words -> !THING.matcher(words).find() && !ATTRIBUTES.contains(possessed(words)));
  }

  /** The things that 它 may refer to, most likely first. */
  Stream<String> referentsOfIt() {
    var topic = topic();
    var possessor = topic.flatMap(ChineseReferents::possessor);
    var answerIsValue = possessor.isPresent() && !asksWho();
    return Stream.of(
            answerIsValue ? newWords() : Optional.<String>empty(),
            possessor.filter(o -> asksWho() || isAttribute(possessed(topic.orElse("")))),
            topic)
        .flatMap(Optional::stream);
  }

  /** All entities that the turn mentions. */
  Stream<String> allEntities() {
    var topic = topic();
    return Stream.of(newWords(), topic.flatMap(ChineseReferents::possessor), topic)
        .flatMap(Optional::stream);
  }

  /** The years in the answer and the question. */
  Stream<String> years() {
    return Stream.of(turn.answer(), turn.question())
        .flatMap(text -> YEAR.matcher(text).results().map(found -> found.group() + "年"));
  }

  static Stream<ChineseReferents> newestFirst(List<Turn> history) {
    return history.reversed().stream().map(ChineseReferents::new);
  }
}
