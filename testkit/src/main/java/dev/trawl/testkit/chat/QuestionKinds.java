package dev.trawl.testkit.chat;

import dev.trawl.protocol.QuestionKind;
import java.util.regex.Pattern;

/**
 * Recognises the kind of a question by its words, in Chinese, English, French, German, Japanese and
 * Spanish. If a question has none of these words, it asks for a fact. Stateless.
 */
final class QuestionKinds {
  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  private static final Pattern SUMMARY =
      any(
          "\\bsummar(?:y|ies|i[sz]e)\\b",
          "\\bzusammenfass|\\bfass\\w*\\b.*\\bzusammen\\b",
          "\\brésum",
          "\\bresum",
          "概括|总结|總結|摘要|概述",
          "要約|まとめて|概要");

  private static final Pattern COMPARISON =
      any(
          "\\bcompar(?:e|ison)\\b|\\bdiffer(?:s|ences?)?\\b",
          "\\bvergleich|\\bunterschied",
          "\\bcompar(?:ez|er|aison)\\b|\\bdifférences?\\b",
          "\\bcompar(?:a|ar|ación)\\b|\\bdiferencias?\\b",
          "比较|比較|对比|對比|区别|區別|差异|差異|有何不同|有什么不同",
          "違い|比べ");

  /** A quantity in a unit such as metres is a fact, not a count. */
  private static final Pattern NUMBER =
      any(
          "\\bhow many\\b(?!"
              + " (?:years|months|weeks|days|hours|minutes|seconds|met(?:re|er)s|kilomet(?:re|er)s|miles|feet|inches|tons|tonnes|pounds|dollars|euros|per"
              + " ?cent)\\b)",
          "\\bwie viele\\b(?! (?:Jahre|Monate|Wochen|Tage|Stunden|Minuten|Meter|Kilometer)\\b)",
          "\\bcombien d(?:e\\b|['’])(?! ?(?:ans|années|mois|jours|heures|minutes|mètres)\\b)",
          "\\bcuánt[oa]s\\b(?! (?:años|meses|días|horas|minutos|metros)\\b)",
          "(?:多少|几|幾)(?:个|個|名|座|艘|次|种|種|条|條|人|位|本|篇|处|處|项|項|家|只|件|部|首)",
          "いくつ|何(?:人|個|隻|件|冊|台|匹|軒|社|名)");

  private static final Pattern ALL =
      any(
          "\\b(?:list|name|enumerate|give|find) (?:me )?(?:all|every|each)\\b|^list\\b"
              + "|\\b(?:which|what)(?: \\w+){0,4} \\w+s (?:are|were)\\b"
              + "|\\bwhat are (?:all )?the (?:names|titles)\\b",
          "\\b(?:nenne|liste|zähle|gib)\\b.*\\b(?:alle|sämtliche|auf)\\b"
              + "|\\bwelche \\w+ (?:sind|waren|wurden|gibt|gab)\\b",
          "\\b(?:liste[rz]?|énumère[rz]?|cite[rz]?|nomme[rz]?|donne[rz]?)\\b.*\\b(?:tous|toutes)\\b"
              + "|\\bquel(?:le)?s (?:\\w+ )?(?:sont|étaient|furent|ont)\\b",
          "\\b(?:lista|enumera|nombra|menciona)\\w*\\b.*\\b(?:todos|todas)\\b"
              + "|\\bcuáles (?:son|eran|fueron)\\b|\\bqué \\w+s (?:son|eran|fueron)\\b",
          "列出|列举|列舉|哪些",
          "列挙|リストアップ|(?:すべて|全て|全部).*(?:挙げ|教え)|どの.+がありますか");

  private QuestionKinds() {}

  static QuestionKind of(String question) {
    if (SUMMARY.matcher(question).find()) {
      return QuestionKind.SUMMARY;
    }
    if (COMPARISON.matcher(question).find()) {
      return QuestionKind.COMPARE;
    }
    if (NUMBER.matcher(question).find()) {
      return QuestionKind.COUNT;
    }
    return ALL.matcher(question).find() ? QuestionKind.LIST : QuestionKind.FACT;
  }

  /**
   * A pattern that matches if the pattern of one of the languages matches.
   *
   * @param languages a pattern for each language
   */
  private static Pattern any(String... languages) {
    return Pattern.compile(String.join("|", languages), FLAGS);
  }
}
