package dev.trawl.retrieval.analysis;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bn.BengaliAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/**
 * Words that carry no information in a query: the lists of Lucene and Snowball, and question words.
 * The index keeps them, because phrases may contain them.
 */
final class StopWords {
  private static final Map<String, String> SNOWBALL =
      Map.ofEntries(
          Map.entry("en", "english"),
          Map.entry("de", "german"),
          Map.entry("fr", "french"),
          Map.entry("es", "spanish"),
          Map.entry("it", "italian"),
          Map.entry("pt", "portuguese"),
          Map.entry("nl", "dutch"),
          Map.entry("sv", "swedish"),
          Map.entry("da", "danish"),
          Map.entry("no", "norwegian"),
          Map.entry("fi", "finnish"),
          Map.entry("hu", "hungarian"),
          Map.entry("id", "indonesian"),
          Map.entry("ru", "russian"));

  /** Words that are missing from those lists: question words and auxiliary verbs. */
  private static final Map<String, String> MORE =
      Map.ofEntries(
          Map.entry(
              "en",
              "who whom whose what which when where why how many much also can could may might"
                  + " must shall should will would us per via upon ever whether since please tell"),
          Map.entry(
              "de",
              "wer wen wem wessen was welche welcher welches welchem welchen wann wo wohin woher"
                  + " warum wieso weshalb wie viel viele wieviel wofür womit woran worin wovon"),
          Map.entry(
              "fr",
              "qui que quoi quel quelle quels quelles quand où comment pourquoi combien lequel"
                  + " laquelle lesquels lesquelles est sont était étaient est-ce c'est qu'est-ce"
                  + " est-il est-elle"),
          Map.entry(
              "es",
              "quién quiénes qué cuál cuáles cuándo dónde adónde cómo cuánto cuánta cuántos cuántas"
                  + " quien quienes cual cuales cuando donde como cuanto cuanta cuantos cuantas"),
          Map.entry(
              "it",
              "chi che cosa cos'è qual quale quali quando dove dov'è come com'è perché quanto"
                  + " quanta quanti quante chi'è"),
          Map.entry(
              "pt",
              "quem qual quais quando onde aonde como porque porquê quanto quanta quantos quantas"
                  + " que quê é são"),
          Map.entry("nl", "wie wat waar wanneer waarom hoe hoeveel welk welke wiens"),
          Map.entry("sv", "vem vems vad var när varför hur vilken vilket vilka"),
          Map.entry("da", "hvem hvis hvad hvor hvornår hvorfor hvordan hvilken hvilket hvilke"),
          Map.entry("no", "hvem hva hvor når hvorfor hvordan hvilken hvilket hvilke"),
          Map.entry("fi", "kuka kenen mikä mitkä missä milloin miksi miten montako paljonko"),
          Map.entry(
              "id",
              "siapa siapakah apa apakah kapan mana dimana berapa berapakah mengapa kenapa bagaimana"
                  + " adalah ialah"),
          Map.entry(
              "pl",
              "kto kogo komu kim czyj czyja czyje co czego jaki jaka jakie jak który która które"
                  + " którym kiedy gdzie dokąd skąd dlaczego czemu ile ilu czy i w z na do nie się"
                  + " jest są to że o po od za przez dla ale był była było były ten ta te jego jej"
                  + " ich oraz przy pod nad"),
          Map.entry(
              "tr",
              "kim kime kimi kimin kimdir ne nedir nerede nereye nereden neresi kaç neden niçin niye"
                  + " nasıl hangi hangisi mi mı mu mü"),
          Map.entry(
              "vi",
              "ai gì nào đâu khi bao giờ nhiêu lâu mấy sao tại vì thế như và của là có được không"
                  + " những các một trong cho với này đã để ở từ"),
          Map.entry("hu", "ki kik kinek mi mit hol hová mikor miért hogyan hány mennyi melyik"),
          Map.entry(
              "ru",
              "кто кого кому кем что чего какой какая какое какие каком когда где куда откуда"
                  + " почему зачем как сколько который которая которое которые чей чья чьё чьи ли"),
          Map.entry(
              "uk",
              "хто кого кому що чого який яка яке які коли де куди звідки чому навіщо як скільки"
                  + " чий чия чиє чи є у в на з і та до"),
          Map.entry("ar", "من ما ماذا متى أين كيف لماذا كم أي هل"),
          Map.entry("fa", "کی کیست چه چیست کجا کجاست چرا چگونه چطور چند کدام آیا"),
          Map.entry("hi", "कौन क्या कब कहाँ कहां क्यों कैसे कितना कितने कितनी किस किसने किसका"),
          Map.entry("th", "ใคร อะไร ที่ไหน เมื่อไร เมื่อไหร่ ทำไม อย่างไร เท่าไร กี่ ไหน"),
          Map.entry("ja", "誰 誰か 何 いつ どこ なぜ どの どれ どちら いくつ いくら どう どのように どんな です ます でし"),
          Map.entry(
              "ko",
              "누구 누가 누구의 무엇 무엇을 무엇이 뭐 뭘 언제 어디 어디서 어디에 왜 어떻게 얼마 얼마나 몇 어느 어떤 무슨" + " 이다 인가 입니까"));

  /** Particles, pronouns and question words that are rarely part of a longer word. */
  private static final Set<String> CHINESE =
      Set.of(
          ("的 了 吗 呢 吧 啊 么 什么 甚么 哪 哪个 哪些 哪里 哪儿 哪位 哪年 哪一 谁 谁是 是谁 怎么 怎样 怎么样 如何 为什么"
                  + " 为何 多少 几 几个 多大 多久 多长 是什么 是哪 是否 有哪些 有什么 它 他 她 它们 他们 她们 我 我们 你 你们 您"
                  + " 这 这个 这些 那 那个 那些 之 其 请 请问 告诉")
              .split(" "));

  /** Words that are often part of a longer word. They are stop words only if they are separate. */
  private static final Set<String> CHINESE_ALONE =
      Set.of("是 在 有 和 与 及 或 被 把 将 于 以 为 由 从 到 对 而 也 都 就 还 又 一 个 人 不 上 中 下 里".split(" "));

  private static final StopWords CHINESE_WORDS = new StopWords(CHINESE, CHINESE_ALONE, true);

  private static final Map<String, StopWords> KNOWN = new ConcurrentHashMap<>();

  private final Set<String> words;
  private final Set<String> alone;
  private final boolean unspaced;

  private StopWords(Set<String> words, Set<String> alone, boolean unspaced) {
    this.words = words;
    this.alone = alone;
    this.unspaced = unspaced;
  }

  static StopWords of(String language) {
    return KNOWN.computeIfAbsent(language, StopWords::load);
  }

  /** The positions of the stop words in {@code text}. */
  Positions in(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    var sameLength = lower.length() == text.length() ? lower : text;
    return new Positions(sameLength, unspaced ? this : CHINESE_WORDS, words, marks(sameLength));
  }

  private static BitSet marks(String text) {
    String folded = SimplifiedChinese.fold(text);
    var marks = new BitSet(text.length());
    for (String word : CHINESE) {
      for (int at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
        marks.set(at, at + word.length());
      }
    }
    return marks;
  }

  /** Stop words found in one text. */
  record Positions(String text, StopWords chinese, Set<String> words, BitSet marks) {
    boolean covers(int start, int end) {
      String word = text.substring(start, end);
      return words.contains(word)
          || words.contains(word.replace('’', '\''))
          || chinese.alone.contains(word)
          || overlapsMark(start, end);
    }

    private boolean overlapsMark(int start, int end) {
      int next = marks.nextSetBit(start);
      return next >= 0 && next < end;
    }
  }

  private static StopWords load(String language) {
    if (language.equals("zh")) {
      return CHINESE_WORDS;
    }
    var words = new HashSet<String>();
    for (Object word : listed(language)) {
      words.add(new String((char[]) word));
    }
    words.addAll(List.of(MORE.getOrDefault(language, "the").split(" ")));
    return new StopWords(words, CHINESE_ALONE, false);
  }

  private static Iterable<Object> listed(String language) {
    String snowball = SNOWBALL.get(language);
    if (snowball != null) {
      return snowball(snowball);
    }
    return switch (language) {
      case "ar" -> ArabicAnalyzer.getDefaultStopSet();
      case "bn" -> BengaliAnalyzer.getDefaultStopSet();
      case "el" -> GreekAnalyzer.getDefaultStopSet();
      case "fa" -> PersianAnalyzer.getDefaultStopSet();
      case "hi" -> HindiAnalyzer.getDefaultStopSet();
      case "ja" -> JapaneseAnalyzer.getDefaultStopSet();
      case "th" -> ThaiAnalyzer.getDefaultStopSet();
      case "tr" -> TurkishAnalyzer.getDefaultStopSet();
      default -> snowball("english");
    };
  }

  private static Iterable<Object> snowball(String name) {
    var resource =
        Objects.requireNonNull(SnowballFilter.class.getResourceAsStream(name + "_stop.txt"), name);
    try (var reader = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
      return WordlistLoader.getSnowballWordSet(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
