package dev.trawl.lexical.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tags segmented Chinese: function words by lists, and names of people by {@link ChineseNames}.
 * Most other words of two or more characters are tagged as nouns.
 */
final class ChineseTagger implements Tagger {
  private static final Set<String> COPULAS =
      Set.of("是", "为", "叫", "即", "称", "名为", "称为", "叫做", "叫作", "乃", "就是", "称作", "姓", "名", "字", "号");
  private static final Set<String> PREPOSITIONS =
      Set.of(
          "在", "于", "由", "被", "从", "自", "向", "对", "把", "将", "以", "因", "因为", "由于", "给", "到", "至",
          "用", "按", "按照", "根据", "位于", "通过", "经", "比", "跟", "当", "往", "替");
  private static final Set<String> CONJUNCTIONS =
      Set.of("和", "与", "及", "以及", "或", "并", "而", "但", "但是", "并且", "还", "也", "、", "暨", "或者");
  private static final Set<String> PARTICLES =
      Set.of("的", "了", "着", "过", "地", "得", "之", "等", "所", "们", "吗", "呢", "吧", "啊");
  private static final Set<String> PRONOUNS =
      Set.of(
          "他", "她", "它", "我", "你", "其", "此", "这", "那", "该", "他们", "她们", "它们", "我们", "自己", "这个",
          "那个");
  private static final Set<String> VERBS =
      Set.of("有", "没有", "做", "去", "来", "成", "成为", "成立", "开始", "进行", "获得", "得到", "出生", "担任", "建立");
  private static final Set<String> ADVERBS =
      Set.of(
          "不", "没", "都", "最", "很", "更", "约", "大约", "已", "已经", "曾", "共", "只", "仅", "就", "才", "又",
          "再", "均");
  private static final String NUMERALS = "0123456789０１２３４５６７８９一二三四五六七八九十百千万亿兆零〇两几数半多余第";
  private static final String MEASURES =
      "年月日号时分秒天周岁个人次名位种类条件座所间家只头本部集场届代世级层楼里米公尺寸斤克吨元角块美元英镑度倍成点张片辆艘架项章节句字首篇幅支队排组对双套户亩株棵颗粒滴升匹门";

  @Override
  public List<Tag> tag(List<Word> words) {
    var tags = new ArrayList<Tag>(words.size());
    for (Word word : words) {
      tags.add(
          tag(Segmenter.simplify(word.surface()), tags.isEmpty() ? Tag.PUNCT : tags.getLast()));
    }
    for (int at = 0; at < words.size(); at++) {
      for (int end = ChineseNames.end(words, at); at < end; at++) {
        tags.set(at, Tag.NAME);
      }
    }
    return tags;
  }

  /** Returns true if {@code word} is a single character that is not in any list. */
  static boolean isUnlisted(String word) {
    return tag(word, Tag.PUNCT) == Tag.OTHER;
  }

  private static Tag tag(String word, Tag previous) {
    if (word.codePoints().allMatch(c -> NUMERALS.indexOf(c) >= 0 || c == '.' || c == ',')) {
      return Tag.NUM;
    }
    if (CONJUNCTIONS.contains(word)) {
      return Tag.CONJ;
    }
    int first = word.codePointAt(0);
    if (!Character.isLetterOrDigit(first)) {
      return "%％$￥".indexOf(first) >= 0 ? Tag.MEASURE : Tag.PUNCT;
    }
    if (previous == Tag.NUM && isMeasure(word)) {
      return Tag.MEASURE;
    }
    if (NUMERALS.indexOf(first) >= 0 && isMeasure(word)) {
      return Tag.NUM;
    }
    return tagOfWord(word, first);
  }

  private static boolean isMeasure(String word) {
    return MEASURES.indexOf(word.codePointBefore(word.length())) >= 0;
  }

  private static Tag tagOfWord(String word, int first) {
    if (COPULAS.contains(word)) {
      return Tag.AUX;
    } else if (PREPOSITIONS.contains(word)) {
      return Tag.ADP;
    } else if (PARTICLES.contains(word)) {
      return Tag.PART;
    } else if (PRONOUNS.contains(word)) {
      return Tag.PRON;
    } else if (VERBS.contains(word)) {
      return Tag.VERB;
    } else if (ADVERBS.contains(word)) {
      return Tag.ADV;
    } else if (Character.UnicodeScript.of(first) == Character.UnicodeScript.LATIN) {
      return Tag.NAME;
    }
    return word.length() == 1 ? Tag.OTHER : Tag.NOUN;
  }
}
