package dev.trawl.retrieval.place;

import dev.trawl.retrieval.outline.Fold;
import dev.trawl.retrieval.place.PlaceReference.Aspect;
import java.util.regex.Pattern;

/** Finds what a question asks about a place: its title, its beginning or its end. */
final class Aspects {
  private static final String OF =
      "\\s+(?:of|for|to|in|von|vom|des|der|im|du|de|de la|de"
          + " l['’]|del|d['’])\\s*(?:the|la|le|el|l['’])?\\s*$";

  private static final Pattern TITLE_BEFORE =
      Pattern.compile(
          "(?i)\\b(?:titles?|headings?|names?|titels?|uberschrift(?:en)?|namen?|titres?|intitules?|nom"
              + "|titulos?|encabezado|nombre)"
              + OF);
  private static final Pattern TITLE_AFTER =
      Pattern.compile(
          "(?i)^\\s*(?:['’]s\\s+(?:title|heading|name)|\\s*(?:is\\s+)?(?:called|titled|entitled|named)\\b"
              + "|(?:的|の)\\s*(?:标题|標題|题目|題目|名称|名稱|名字|回目|章名|タイトル|題名|題|見出し|名前)"
              + "|(?:叫什么|叫做什么|叫甚麼|叫什麼)|의\\s*제목)");
  private static final Pattern CALLED_BEFORE =
      Pattern.compile(
          "(?i)(?:wie heisst|wie lautet|comment s['’]appelle|comment s['’]intitule|como se"
              + " (?:llama|titula))\\s*(?:das|der|die|le|la|el)?\\s*$");
  private static final Pattern BEGINNING_BEFORE =
      Pattern.compile(
          "(?i)(?:\\b(?:beginning|start|opening|anfang|beginn|debut|commencement|principio|inicio|comienzo)"
              + OF
              + "|\\b(?:wie beginnt|comment commence|comment debute|como"
              + " (?:empieza|comienza|inicia))\\s*(?:das|der|die|le|la|el)?\\s*$)");
  private static final Pattern BEGINNING_AFTER =
      Pattern.compile(
          "(?i)^\\s*(?:(?:begins?|starts?|opens?)\\s*(?:\\?|$|with\\b)|beginnt\\b|fangt\\b.*\\ban\\b"
              + "|(?:是)?(?:怎么|怎麼|怎样|怎樣|如何)(?:开头|開頭|开始|開始)|的?(?:开头|開頭)|の冒頭|の始まり|は(?:どのように|どう)始ま)");
  private static final Pattern END_BEFORE =
      Pattern.compile(
          "(?i)(?:\\b(?:end|ending|ende|schluss|fin|final)"
              + OF
              + "|\\b(?:wie endet|comment (?:finit|se termine|s['’]acheve)|como (?:termina|acaba))"
              + "\\s*(?:das|der|die|le|la|el)?\\s*$)");
  private static final Pattern END_AFTER =
      Pattern.compile(
          "(?i)^\\s*(?:ends?\\s*(?:\\?|$|with\\b)|endet\\b|hort\\b.*\\bauf\\b"
              + "|(?:是)?(?:怎么|怎麼|怎样|怎樣|如何)(?:结束|結束|结尾|結尾)的?|的?(?:结尾|結尾|末尾)"
              + "|の終わり|の結び|の末尾|は(?:どのように|どう)終わ)");

  private Aspects() {}

  /**
   * What the question asks about the place.
   *
   * @param before the part of the question before the reference
   * @param after the part of the question after the reference
   */
  static Aspect of(String before, String after) {
    var left = Fold.word(before);
    var right = Fold.word(after);
    if (TITLE_BEFORE.matcher(left).find()
        || TITLE_AFTER.matcher(right).find()
        || CALLED_BEFORE.matcher(left).find()) {
      return Aspect.TITLE;
    }
    if (BEGINNING_BEFORE.matcher(left).find() || BEGINNING_AFTER.matcher(right).find()) {
      return Aspect.BEGINNING;
    }
    if (END_BEFORE.matcher(left).find() || END_AFTER.matcher(right).find()) {
      return Aspect.END;
    }
    return Aspect.TEXT;
  }
}
