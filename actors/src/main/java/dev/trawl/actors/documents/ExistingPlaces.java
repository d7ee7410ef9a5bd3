package dev.trawl.actors.documents;

import dev.trawl.retrieval.chunk.Languages;
import dev.trawl.retrieval.outline.Unit;
import dev.trawl.retrieval.place.Resolution.Existing;

/** Says which places of one kind a document has, in one sentence for people. */
final class ExistingPlaces {
  private ExistingPlaces() {}

  /** The sentence, in Chinese if {@code question} is Chinese and in English otherwise. */
  static String inWords(Existing existing, String question) {
    return Languages.of(question).startsWith("zh") ? chinese(existing) : english(existing);
  }

  private static String english(Existing existing) {
    var words = existing.inWords();
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }

  private static String chinese(Existing existing) {
    var unit = existing.unit();
    if (existing.count() == 0) {
      return "文档中没有找到%s。".formatted(name(unit));
    }
    if (existing.first().isEmpty()) {
      return "文档共有 %d %s。".formatted(existing.count(), counted(unit));
    }
    var first = numbered(unit, existing.first());
    return existing.count() == 1
        ? "文档只有%s。".formatted(first)
        : "文档有%s至%s。".formatted(first, numbered(unit, existing.last()));
  }

  /** {@code 图 1}, but {@code 第 1 章}. */
  private static String numbered(Unit unit, String number) {
    return switch (unit) {
      case FIGURE, TABLE, APPENDIX -> "%s %s".formatted(name(unit), number);
      default -> "第 %s %s".formatted(number, counted(unit));
    };
  }

  /** The word that follows a number. */
  private static String counted(Unit unit) {
    return switch (unit) {
      case LETTER -> "封信";
      case SLIDE -> "张幻灯片";
      case SHEET -> "个工作表";
      case HEADING -> "个标题";
      case FIGURE -> "幅图";
      case TABLE -> "个表";
      case APPENDIX -> "个附录";
      case WORD -> "个词";
      case CHARACTER -> "个字";
      case DOCUMENT -> "份文档";
      default -> name(unit);
    };
  }

  private static String name(Unit unit) {
    return switch (unit) {
      case VOLUME -> "卷";
      case BOOK -> "篇";
      case PART -> "部分";
      case CHAPTER -> "章";
      case ACT -> "幕";
      case LETTER -> "信";
      case ITEM -> "项";
      case SECTION -> "节";
      case ARTICLE, CLAUSE -> "条";
      case SCENE -> "场";
      case APPENDIX -> "附录";
      case HEADING -> "标题";
      case FIGURE -> "图";
      case TABLE -> "表";
      case PAGE -> "页";
      case SLIDE -> "幻灯片";
      case SHEET -> "工作表";
      case PARAGRAPH -> "段";
      case LINE -> "行";
      case SENTENCE -> "句";
      case WORD -> "词";
      case CHARACTER -> "字";
      case DOCUMENT -> "文档";
    };
  }
}
