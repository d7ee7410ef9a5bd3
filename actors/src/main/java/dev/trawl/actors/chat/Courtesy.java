package dev.trawl.actors.chat;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Recognises greetings, thanks and goodbyes without a model: "thanks, that helped!", "谢谢，很有帮助".
 *
 * <p>Such a message contains an expression of courtesy, and all its other words are words that
 * people often add to it. Any other word, such as a name or a question word, makes it a question.
 * So a question after a greeting is never taken for small talk, but unusual thanks may be taken for
 * a question.
 */
public final class Courtesy {
  /** A longer message says more than thanks. */
  private static final int MAX_CHARS = 120;

  /** Whole messages, some of which contain question words. */
  private static final Set<String> PHRASES =
      Set.of(
          ("how are you,hello how are you,hi how are you,ok,okay,great,perfect,cool,got it,i"
                  + " see,see you,test,who are you,what can you do,wie geht es dir,wie geht es"
                  + " ihnen,comment ça va,ça va,cómo estás,qué"
                  + " tal,你好吗,你是谁,你能做什么,在吗,好的,もしもし,どうも,안녕하세요,감사합니다,고마워요,고맙습니다,안녕히 계세요,정말 감사합니다,도움이 됐어요"
                  + " 감사합니다,olá,ciao,привет,здравствуйте,спасибо,большое спасибо,до свидания")
              .split(","));

  /** Questions about the other person's health, which need no answer from a document. */
  private static final Pattern POLITE_QUESTION =
      Pattern.compile(
          "\\bhow are you(?: doing)?(?: today)?\\b|\\bhows it going\\b|\\bwie gehts\\b"
              + "|\\bwie geht es (?:dir|ihnen)\\b|\\bcomment (?:ça va|allez[ -]vous)\\b|\\bça va\\b"
              + "|\\bcómo est[áa]s?\\b|\\bqué tal\\b|你好吗|您好吗|最近怎么样|お元気ですか|元気ですか",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern QUESTION_MARK = Pattern.compile("[?？¿؟]");
  private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern CLAUSE_END = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\s]+|\\n");

  /** An expression of courtesy; a courteous message contains at least one. */
  private static final Pattern EXPRESSION =
      Pattern.compile(
          "\\b(?:thanks?|thankyou|thx|ty|tysm|cheers|hi|hello|hey|howdy|greetings|bye|goodbye|good"
              + " (?:morning|afternoon|evening|night|day)|see you|take"
              + " care|helped|helpful|appreciated?|well done|(?:great|nice|good)"
              + " (?:job|work|answer)|danke|dank|dankeschön|hallo|moin|servus|grüß|tschüss|tschüß|guten?"
              + " (?:tag|morgen|abend|nacht)|wiedersehen|bis"
              + " (?:dann|bald|später|morgen)|geholfen|hilfreich|merci|bonjour|salut|bonsoir|coucou|revoir|bonne"
              + " (?:journée|soirée|nuit)|à (?:bientôt|demain)|gracias|hola|adiós|buen[oa]s"
              + " (?:días|tardes|noches)|hasta (?:luego|pronto|mañana)|obrigad[oa]|grazie|ciao)\\b"
              + "|谢谢|谢了|感谢|多谢|謝謝|感謝|多謝|你好|您好|哈喽|早上好|上午好|中午好|下午好|晚上好|早安|晚安|再见|再見|拜拜|回头见|明天见"
              + "|有帮助|有幫助|帮助很大|帮到我|很有用|明白了|知道了|懂了|收到|辛苦|受教"
              + "|ありがとう|助かりました|助かった|助かります|役に立ちました|役立ちました|参考になりました|勉強になりました"
              + "|さようなら|さよなら|こんにちは|こんばんは|おはよう|おやすみ|お疲れ|おつかれ|了解|わかりました|分かりました|はじめまして|失礼します",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** A clause that begins in this way asks or requests, although all its words are known. */
  private static final Pattern ASKS =
      Pattern.compile(
          "(?:(?:is|are|was|were|do|does|did|can|could|will|would)"
              + " (?:it|that|this|there|you|the|i|we|all|those|a|my|your)"
              + "|ha(?:ve|s) (?:it|that|this|you|the|i|we|those)|(?:ist|war|hat|sind|habe|haben)"
              + " (?:das|es|die|der|ich|sie|du|wir|dir|ihnen)|est ce|es"
              + " (?:eso|esto|la|el|todo)|answer|help|reply|know|explain|antwort|hilf|aide|ayuda)\\b.*",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Set<String> WORDS =
      words(
          "a again all also amazing an and answer answers anyway appreciate appreciated awesome"
              + " best brilliant bye care cheers clear clearer cool day did done enough evening"
              + " everybody everyone everything exactly excellent explaining explanation"
              + " explanations fantastic far fine folks for friend friends from good goodbye"
              + " goodnight got great greetings guys have hello help helped helpful helping helps"
              + " hey hi howdy i im in info information is it its ive job just kind kindly know"
              + " later lot lots lovely makes many mate me million morning most much my needed nice"
              + " night no now of ok okay on perfect perfectly pleasure problem quick quickly"
              + " really reply response right saved sense see sir so solved solves soon sorted"
              + " super take team thank thanks thankyou that thats the there this those thx time to"
              + " today tomorrow too totally trawl truly ty tysm understand understood until useful"
              + " very was wanted we week weekend welcome well with wonderful work worked works yes"
              + " you your youre advance assistant bot afternoon everybodys indeed nothing else"
              + " question questions further wow yay haha lol again",
          "danke dank dankeschön vielen vielmals herzlichen besten schönen schönes schön sehr das"
              + " es hat war ist mir uns geholfen hilft hilfreich nett lieb super toll prima klasse"
              + " perfekt wunderbar für die den deine ihre eure hilfe antwort antworten auskunft"
              + " erklärung schnelle gute noch einen ein eine tag abend morgen nacht wochenende"
              + " woche und auch ihnen dir euch ich wir hallo moin servus grüß gott guten guter"
              + " liebe grüße gruß bis dann bald später tschüss tschüß auf wiedersehen wiederhören"
              + " alles klar gut ja nein jetzt habe verstanden weiß bescheid reicht genau richtig"
              + " nochmals nochmal wirklich echt allen zusammen miteinander im voraus mein freund"
              + " wars aber so weiter",
          "merci beaucoup mille infiniment bien pour votre ton ta tes vos aide laide réponse"
              + " réponses explication explications rapide cétait ça cela ma a aidé aidée aidés"
              + " très vraiment utile utiles clair claire parfait super génial excellent bon bonne"
              + " journée soirée nuit week end bonjour bonsoir salut coucou à au revoir bientôt"
              + " demain tard tout tous toutes le monde la les cest était de du et encore je vous"
              + " te nous jai compris daccord oui non cher chère ami amis davance avance par grand",
          "gracias muchas muchísimas mil por tu su vuestra la el los las ayuda respuesta respuestas"
              + " explicación información rápida todo todos eso esto me nos ha sido fue es muy"
              + " mucho bastante útil de gran ayudó ayudado sirvió sirve perfecto genial excelente"
              + " estupendo bien bueno buena buenos buenas buen día días tarde tardes noche noches"
              + " hola adiós hasta luego pronto mañana chao saludos un una amigo amigos a y también"
              + " ya entendido entiendo claro vale sí no feliz fin semana antemano igualmente",
          "obrigado obrigada muito pela ajuda foi útil grazie mille molto per il tuo aiuto è stato"
              + " utile ciao olá");

  /** Words of scripts without spaces. A request or a question cannot be formed from them. */
  private static final Set<String> UNSPACED =
      words(
          "谢谢 谢了 感谢 多谢 谢 非常 十分 万分 太 很 真 好 的 了 啦 啊 呀 哦 哈 吧 你们 你 您 大家 各位 我 都 也 就 这 那 这个 那个"
              + " 对 你的帮助 您的帮助 的帮助 你的回答 您的回答 的回答 的解答 的解释 的说明 的答案 的回复 的耐心 这个回答 这个解释 这个答案"
              + " 感谢帮助 谢谢帮助 感谢解答 谢谢解答 感谢回答 谢谢回答 帮忙 帮到 帮了 大忙 有帮助 有很大帮助 帮助很大 有 用 得 清楚 详细"
              + " 明白 懂 知道 理解 了解 收到 完美 厉害 棒 不错 满意 辛苦 麻烦你了 麻烦您了 问题解决了 没有问题 没问题 解决了 早上 上午 中午"
              + " 下午 晚上 早安 晚安 早 再见 拜拜 回头见 明天见 下次见 祝 愉快 周末 一天 今天 你好 您好 嗨 哈喽 嘿 行 可以 嗯 是 没事 先 到"
              + " 这里 这样 给力 受教 打扰 朋友 老师 已经 完全 确实 真的 实在 让 帮 大 多 极 给 更"
              + " 謝謝 感謝 多謝 謝 對 這 這個 那個 你的幫助 您的幫助 的幫助 的說明 的解釋 的回覆 幫忙 幫到 幫了 有幫助 幫 沒有問題 沒問題 解決了"
              + " 問題解決了 再見 麻煩你了 麻煩您了 讓 給 實在 確實 太棒",
          "ありがとう ございます ございました ありがとうございます どうも 本当に ほんとうに とても 大変 たいへん すごく よく 助かりました 助かった"
              + " 助かります 役に立ちました 役立ちました 参考になりました 勉強になりました わかりました 分かりました 理解できました 納得しました なるほど"
              + " 了解 です でした しました ね よ よかった 良かった 完璧 最高 さすが お疲れ様 お疲れさま おつかれさま さようなら さよなら じゃあ では また"
              + " 明日 今度 おやすみ なさい こんにちは こんばんは おはよう はじめまして よろしく お願いします 皆さん みなさん さん 教えてくれて"
              + " 教えていただき ご回答 ご説明 回答 説明 の に を は て いただき くださり 失礼します 失礼しました はい うん 感謝 します しています"
              + " いたします 丁寧 な 素晴らしい 解決しました 解決した それ これ で 大丈夫 十分 とっても おかげで お陰で が と も");

  private static final int MAX_UNSPACED =
      UNSPACED.stream().mapToInt(String::length).max().orElse(0);

  private Courtesy() {}

  private static Set<String> words(String... lists) {
    return Arrays.stream(lists)
        .flatMap(list -> Stream.of(list.split(" ")))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns true if {@code message} only greets, thanks or says goodbye, or has no words. */
  public static boolean isCourtesy(String message) {
    if (message.isBlank() || message.length() > MAX_CHARS) {
      return false;
    }
    var text =
        Normalizer.normalize(message, Normalizer.Form.NFKC)
            .replaceAll("['’]", "")
            .toLowerCase(Locale.ROOT)
            .strip();
    var words = spaced(text);
    return words.isEmpty() || PHRASES.contains(words) || isCourteous(text);
  }

  private static String spaced(String text) {
    return NOT_A_WORD.matcher(text).replaceAll(" ").strip();
  }

  private static boolean isCourteous(String text) {
    var polite = POLITE_QUESTION.matcher(text);
    var rest = polite.find() ? polite.replaceAll("") : text;
    if (rest.length() < text.length()) {
      rest = QUESTION_MARK.matcher(rest).replaceFirst("");
    }
    return !QUESTION_MARK.matcher(rest).find()
        && EXPRESSION.matcher(spaced(text)).find()
        && CLAUSE_END.splitAsStream(rest).map(Courtesy::spaced).allMatch(Courtesy::isFamiliar);
  }

  /** Returns true if {@code clause} neither asks nor contains an unknown word. */
  private static boolean isFamiliar(String clause) {
    return !ASKS.matcher(clause).matches()
        && Stream.of(clause.split(" "))
            .allMatch(
                word ->
                    word.isEmpty() || (isUnspaced(word) ? isKnown(word) : WORDS.contains(word)));
  }

  private static boolean isUnspaced(String word) {
    return switch (UnicodeScript.of(word.codePointAt(0))) {
      case HAN, HIRAGANA, KATAKANA -> true;
      default -> false;
    };
  }

  /** Returns true if {@code text} consists of known words. */
  private static boolean isKnown(String text) {
    var ends = new HashSet<Integer>();
    ends.add(0);
    for (var end = 1; end <= text.length(); end++) {
      for (var start = Math.max(0, end - MAX_UNSPACED); start < end; start++) {
        if (ends.contains(start) && UNSPACED.contains(text.substring(start, end))) {
          ends.add(end);
          break;
        }
      }
    }
    return ends.contains(text.length());
  }
}
