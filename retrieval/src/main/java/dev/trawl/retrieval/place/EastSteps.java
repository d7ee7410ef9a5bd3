package dev.trawl.retrieval.place;

import dev.trawl.retrieval.outline.EastWords;
import dev.trawl.retrieval.outline.Numerals;
import dev.trawl.retrieval.outline.Unit;
import dev.trawl.retrieval.place.PlaceReference.Numbered;
import dev.trawl.retrieval.place.PlaceReference.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the steps of references in a Chinese, Japanese or Korean question. */
final class EastSteps {
  private static final String NUMBER = EastWords.NUMBER;
  private static final String NUMBERS = EastWords.NUMBERS;
  private static final String COUNTER = "\\s*(?:个|個|张|張|幅|份|つの|の|枚目の)?\\s*";
  private static final String UNIT = "(" + String.join("|", EastWords.longestFirst()) + ")";

  /** 第二章, 第 3.2 节, 第一句话, 第2張圖, 제2장; but not 第一部 of a name such as 第一部队. */
  private static final Pattern ORDINAL =
      Pattern.compile(
          "(倒数|倒數)?(?:第|제)\\s*(" + NUMBERS + ")\\s*(?:番目の)?" + COUNTER + UNIT + "(?!队|門|门|队)");

  /** 最后一段, 最後の章, 마지막 문장, 首句, 末段. */
  private static final Pattern FIRST_OR_LAST =
      Pattern.compile("(最后|最後|末尾|마지막|最初|首|末|尾)\\s*(?:の|一|的)?(?:の|一)?" + COUNTER + UNIT);

  /** 前三句, 最初の三段落, 最后两段. */
  private static final Pattern SEVERAL =
      Pattern.compile("(前面?|最初の|开头|開頭|最后|最後の?)(" + NUMBER + ")" + COUNTER + UNIT + "(?!前|后|後)");

  /** 二番目の段落, 3文目, 두 번째 문장. */
  private static final Pattern NTH =
      Pattern.compile(
          "("
              + NUMBER
              + "|첫|두|세|네|다섯)\\s*(?:(?:番目|つ目|枚目|個目|번째)の?\\s*"
              + UNIT
              + "|(文|段落|行|ページ|章|節|語|枚)目)");

  /**
   * 3.2节, 3章の, 7ページに, 9条. Without 第, the words around the number must show that it is not a
   * quantity.
   */
  private static final Pattern WITHOUT_PREFIX =
      Pattern.compile(
          "(?<![0-9０-９.．一-龯全計约約共])(?:([0-9０-９]{1,3}(?:[.．][0-9０-９]{1,3})+)\\s*(节|節|章|小节|条|條|款|절|조)"
              + "|([0-9０-９]{1,4})\\s*(章|節|条|ページ|頁|쪽|페이지)"
              + "(?=の(?!本|文書|論文|資料|冊子|報告|レポート|書|小説)|に(?!わた|及)|で(?!構|す|でき)|は|を|が|목|에|의|、|[?？]))");

  private static final String CAPTION_NUMBER =
      "([0-9０-９]{1,3}(?:\\s?[.．\\-–－]\\s?[0-9０-９]{1,3})*[a-zA-Z]?(?![0-9０-９]*[%％年月日个個種种次])"
          + "|[一二三四五六七八九十]{1,3}(?![一-龯&&[^的中里裡是和与與显顯说說描展有讲講在为為示及或之上下表]]))";

  /** 图3, 图 3-1, 表二, 図1, 그림 2; not 地图3 or 代表三. */
  private static final Pattern CAPTION =
      Pattern.compile(
          "(?<![代发發發地列手外年报報钟鐘意试試企版绘繪构構拼縮缩情公])(插图|图表|圖表|图|圖|図|그림)\\s*"
              + CAPTION_NUMBER
              + "|(?<![代发發発地列手外年报報钟鐘意图圖図仪師师])(表格|表|표)\\s*"
              + CAPTION_NUMBER);

  /** 附录A, 付録2, スライド4, 幻灯片3, 工作表2. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(附录|附錄|付録|부록|スライド|幻灯片|幻燈片|슬라이드|工作表|シート)\\s*([A-Z](?:\\.[0-9]+)?|" + NUMBERS + ")");

  /**
   * Words before a reference that does not refer to a document: 她人生的第一章 (the first chapter of her
   * life).
   */
  private static final Pattern NO_DOCUMENT =
      Pattern.compile("(?:人生|生命|生活|历史|歷史|爱情|愛情|事业|事業|歴史|恋)(?:的|の)(?:全新)?$");

  private final String question;
  private final List<Located> found = new ArrayList<>();

  EastSteps(String question) {
    this.question = question;
  }

  List<Located> steps() {
    forEachMatch(SEVERAL, this::several);
    forEachMatch(ORDINAL, this::ordinal);
    forEachMatch(FIRST_OR_LAST, this::firstOrLast);
    forEachMatch(NTH, this::nth);
    forEachMatch(CAPTION, this::caption);
    forEachMatch(NAMED, m -> add(EastWords.unit(m.group(1)), EastWords.number(m.group(2)), m));
    forEachMatch(WITHOUT_PREFIX, this::withoutPrefix);
    found.sort(Comparator.comparingInt(Located::start));
    return found;
  }

  private interface MatchHandler {
    void handle(Matcher match);
  }

  private void forEachMatch(Pattern pattern, MatchHandler handler) {
    var match = pattern.matcher(question);
    while (match.find()) {
      boolean free =
          found.stream().noneMatch(l -> l.start() < match.end() && match.start() < l.end());
      if (free && !NO_DOCUMENT.matcher(question.substring(0, match.start())).find()) {
        handler.handle(match);
      }
    }
  }

  private void ordinal(Matcher match) {
    var unit = EastWords.unit(match.group(3));
    var number = EastWords.number(match.group(2));
    if (match.group(1) == null) {
      add(unit, number, match);
    } else if (number.matches("\\d+")) {
      addPosition(unit, -Integer.parseInt(number), -Integer.parseInt(number), match);
    }
  }

  private void firstOrLast(Matcher match) {
    boolean first = match.group(1).equals("最初") || match.group(1).equals("首");
    addPosition(EastWords.unit(match.group(2)), first ? 1 : -1, first ? 1 : -1, match);
  }

  private void several(Matcher match) {
    int count = Numerals.east(match.group(2));
    boolean last = match.group(1).startsWith("最后") || match.group(1).startsWith("最後");
    if (count > 0) {
      addPosition(EastWords.unit(match.group(3)), last ? -count : 1, last ? -1 : count, match);
    }
  }

  private void nth(Matcher match) {
    int korean = List.of("첫", "두", "세", "네", "다섯").indexOf(match.group(1)) + 1;
    int at = korean > 0 ? korean : Numerals.east(match.group(1));
    var word = match.group(2) == null ? match.group(3) : match.group(2);
    if (at > 0) {
      addPosition(word.equals("枚") ? Unit.SLIDE : EastWords.unit(word), at, at, match);
    }
  }

  private void caption(Matcher match) {
    boolean figure = match.group(1) != null;
    var number = EastWords.number(match.group(figure ? 2 : 4));
    add(figure ? Unit.FIGURE : Unit.TABLE, number, match);
  }

  private void withoutPrefix(Matcher match) {
    boolean dotted = match.group(1) != null;
    add(
        EastWords.unit(match.group(dotted ? 2 : 4)),
        EastWords.number(match.group(dotted ? 1 : 3)),
        match);
  }

  private void addPosition(Unit unit, int from, int to, Matcher match) {
    found.add(Located.of(unit, new Position(from, to), match.start(), match.end()));
  }

  private void add(Unit unit, String number, Matcher match) {
    if (number.isEmpty()) {
      return;
    }
    if ((unit.isPage() || unit.isPiece()) && number.matches("\\d+")) {
      int at = Integer.parseInt(number);
      if (at > 0) {
        addPosition(unit, at, at, match);
      }
    } else {
      found.add(Located.of(unit, new Numbered(number), match.start(), match.end()));
    }
  }
}
