package dev.trawl.lexical.plan;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The meaning of a word for an ancestor or a descendant.
 *
 * @param generations number of generations up; negative for descendants; 0 for an ancestor at an
 *     unknown distance
 * @param sex sex of the relative
 * @param line sex of the parent through whom a more distant relative is related
 */
record Kin(int generations, Sex sex, Sex line) {
  enum Sex {
    MALE,
    FEMALE,
    ANY;

    boolean matches(Sex other) {
      return this == ANY || other == ANY || this == other;
    }
  }

  static final Map<String, Kin> ENGLISH = new HashMap<>();
  static final Map<String, Kin> CHINESE = new HashMap<>();

  /** The Chinese words; a longer word comes before the words it contains. */
  static final List<String> CHINESE_WORDS;

  static {
    english(1, Sex.MALE, "father dad daddy papa pa");
    english(1, Sex.FEMALE, "mother mom mum mommy mummy mama");
    english(1, Sex.ANY, "parent parents");
    english(2, Sex.MALE, "grandfather granddad grandpa");
    english(2, Sex.FEMALE, "grandmother grandma granny");
    english(2, Sex.ANY, "grandparent grandparents");
    english(0, Sex.ANY, "ancestor forebear forefather progenitor");
    english(-1, Sex.MALE, "son sons");
    english(-1, Sex.FEMALE, "daughter daughters");
    english(-1, Sex.ANY, "child children");
    english(-2, Sex.MALE, "grandson grandsons");
    english(-2, Sex.FEMALE, "granddaughter granddaughters");
    english(-2, Sex.ANY, "grandchild grandchildren");
    chinese(1, Sex.MALE, Sex.ANY, "父亲 父親 爸爸 爸 爹 父");
    chinese(1, Sex.FEMALE, Sex.ANY, "母亲 母親 妈妈 媽媽 妈 媽 娘 母");
    chinese(1, Sex.ANY, Sex.ANY, "父母 双亲 雙親");
    chinese(2, Sex.MALE, Sex.MALE, "爷爷 爺爺 祖父");
    chinese(2, Sex.FEMALE, Sex.MALE, "奶奶 祖母");
    chinese(2, Sex.MALE, Sex.FEMALE, "外公 姥爷 姥爺 外祖父");
    chinese(2, Sex.FEMALE, Sex.FEMALE, "外婆 姥姥 外祖母");
    chinese(2, Sex.ANY, Sex.ANY, "祖父母");
    chinese(3, Sex.MALE, Sex.MALE, "曾祖父 太爷爷 曾祖");
    chinese(3, Sex.FEMALE, Sex.MALE, "曾祖母 太奶奶");
    chinese(3, Sex.MALE, Sex.FEMALE, "外曾祖父");
    chinese(3, Sex.FEMALE, Sex.FEMALE, "外曾祖母");
    chinese(4, Sex.MALE, Sex.MALE, "高祖父");
    chinese(4, Sex.FEMALE, Sex.MALE, "高祖母");
    chinese(0, Sex.ANY, Sex.ANY, "祖先 先祖 先人 始祖");
    chinese(-1, Sex.MALE, Sex.ANY, "儿子 兒子 长子 長子 次子");
    chinese(-1, Sex.FEMALE, Sex.ANY, "女儿 女兒 长女 長女 次女");
    chinese(-1, Sex.ANY, Sex.ANY, "孩子 子女");
    chinese(-2, Sex.MALE, Sex.MALE, "孙子 孫子");
    chinese(-2, Sex.FEMALE, Sex.MALE, "孙女 孫女");
    chinese(-2, Sex.MALE, Sex.FEMALE, "外孙 外孫");
    chinese(-2, Sex.FEMALE, Sex.FEMALE, "外孙女 外孫女");
    CHINESE_WORDS =
        CHINESE.keySet().stream()
            .sorted(Comparator.comparing(String::length).reversed().thenComparing(word -> word))
            .toList();
  }

  private static void english(int generations, Sex sex, String words) {
    List.of(words.split(" "))
        .forEach(word -> ENGLISH.put(word, new Kin(generations, sex, Sex.ANY)));
  }

  private static void chinese(int generations, Sex sex, Sex line, String words) {
    List.of(words.split(" ")).forEach(word -> CHINESE.put(word, new Kin(generations, sex, line)));
  }

  /**
   * The meaning of {@code noun}, which may start with words such as "great" or "maternal"; empty if
   * it is not a word for a relative.
   */
  static Optional<Kin> of(String noun) {
    var chinese = CHINESE.get(noun);
    if (chinese != null) {
      return Optional.of(chinese);
    }
    var words = noun.toLowerCase(Locale.ROOT).split("[ -]");
    var kin = ENGLISH.get(words[words.length - 1]);
    if (kin == null) {
      return Optional.empty();
    }
    int generations = kin.generations();
    var line = kin.line();
    for (int i = 0; i < words.length - 1; i++) {
      switch (words[i]) {
        case "great" -> generations += Integer.signum(generations);
        case "paternal" -> line = Sex.MALE;
        case "maternal" -> line = Sex.FEMALE;
        case "biological", "birth", "natural", "own", "late", "eldest", "oldest", "youngest" -> {}
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new Kin(generations, kin.sex(), line));
  }

  /** Returns true if {@code noun} is in the plural. */
  static boolean isPlural(String noun) {
    return noun.endsWith("s") || noun.endsWith("ren") || noun.matches("父母|双亲|雙親|祖父母|子女");
  }

  boolean isUp() {
    return generations >= 0;
  }

  /** Returns true if a person has at most one such relative, such as a father or a mother. */
  boolean isUnique() {
    return generations == 1 && !sex.equals(Sex.ANY);
  }

  /** Returns true if this word also describes a person described as {@code other}. */
  boolean covers(Kin other) {
    return (generations == 0 ? other.isUp() : generations == other.generations())
        && sex.matches(other.sex())
        && line.matches(other.line());
  }

  /** The inverse relation: from the relative to the person. */
  Kin inverse() {
    return new Kin(-generations, Sex.ANY, Sex.ANY);
  }

  /** The first step to a more distant relative: the parent or child in between. */
  Optional<Kin> firstLink() {
    return Math.abs(generations) < 2
        ? Optional.empty()
        : Optional.of(new Kin(Integer.signum(generations), line, Sex.ANY));
  }

  /** The relation that remains after the first step. */
  Kin rest() {
    return new Kin(generations - Integer.signum(generations), sex, Sex.ANY);
  }

  /** The usual word for this relative. */
  String word(boolean chinese) {
    return chinese ? chineseWord() : englishWord();
  }

  private String englishWord() {
    int distance = Math.abs(generations);
    if (distance == 0) {
      return "ancestor";
    }
    var base =
        switch (sex) {
          case MALE -> isUp() ? "father" : "son";
          case FEMALE -> isUp() ? "mother" : "daughter";
          case ANY -> isUp() ? "parent" : "child";
        };
    return "great-".repeat(Math.max(0, distance - 2)) + (distance > 1 ? "grand" : "") + base;
  }

  private String chineseWord() {
    int distance = Math.abs(generations);
    if (distance == 0) {
      return "祖先";
    }
    var base =
        switch (sex) {
          case MALE -> isUp() ? "父亲" : "儿子";
          case FEMALE -> isUp() ? "母亲" : "女儿";
          case ANY -> isUp() ? "父母" : "子女";
        };
    var parent = isUp() ? "父母的" : "子女的";
    return parent.repeat(distance - 1) + base;
  }
}
