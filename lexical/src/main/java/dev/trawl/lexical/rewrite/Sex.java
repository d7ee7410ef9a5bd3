package dev.trawl.lexical.rewrite;

import java.util.Arrays;
import java.util.Set;

/** The sex of a person, if the word for the person shows it. */
enum Sex {
  MALE(
      "he him his himself man boy father grandfather son grandson brother husband uncle nephew king"
          + " prince emperor duke lord sir mr gentleman widower father-in-law son-in-law",
      "他 父亲 爸爸 爷爷 祖父 外公 儿子 孙子 哥哥 弟弟 兄弟 丈夫 叔叔 舅舅 国王 皇帝 王子 先生"),
  FEMALE(
      "she her hers herself woman girl mother grandmother daughter granddaughter sister wife aunt"
          + " niece queen princess empress duchess lady mrs ms miss widow mother-in-law"
          + " daughter-in-law",
      "她 母亲 妈妈 奶奶 祖母 外婆 女儿 孙女 姐姐 妹妹 姐妹 妻子 姑姑 阿姨 王后 皇后 公主 女王 女士 夫人"),
  UNKNOWN("", "");

  private final Set<String> words;
  private final Set<String> chinese;

  Sex(String words, String chinese) {
    this.words = Set.of(words.split(" "));
    this.chinese = Set.of(chinese.split(" "));
  }

  static Sex of(String lower) {
    return Arrays.stream(values())
        .filter(sex -> sex.words.contains(lower))
        .findFirst()
        .orElse(UNKNOWN);
  }

  /** The sex of the person that a Chinese phrase refers to, judged by its last word. */
  static Sex ofChinese(String phrase) {
    return Arrays.stream(values())
        .filter(sex -> sex.chinese.stream().anyMatch(word -> endsIn(phrase, word)))
        .findFirst()
        .orElse(UNKNOWN);
  }

  private static boolean endsIn(String phrase, String word) {
    return !word.isEmpty() && phrase.endsWith(word);
  }

  boolean matches(Sex other) {
    return this == UNKNOWN || other == UNKNOWN || this == other;
  }
}
