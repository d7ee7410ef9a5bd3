package dev.trawl.http.openai;

import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Decides from the form of a text whether it asks for something: it ends with a question mark,
 * begins like a request ("Summarise …", "请总结…", "Fasse … zusammen"), or is worded like a question
 * in a language that needs no question mark.
 */
final class AskingForm {
  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  /** Markdown at the beginning of a text: a list marker, a heading mark or emphasis. */
  private static final Pattern MARK =
      Pattern.compile("^(?:[\\s>*#_•\\-–]+|\\(?\\d{1,3}[.)、]\\s*|[a-z]\\)\\s*)+", FLAGS);

  private static final Pattern QUOTED = Pattern.compile("^[\"“„«‹「『‘'—].*", Pattern.DOTALL);
  private static final Pattern MARKED =
      Pattern.compile("(?s)(?:^¿.*|.*[?？؟][!！?？]*[\\s\"”')）\\]*_]*)$");

  private static final Pattern REQUEST =
      Pattern.compile(
          "^(?:please|kindly|now|then|also|briefly|bitte|por favor|s'il vous plaît|merci"
              + " de)?,?\\s*(?:summari[sz]e|list(?!"
              + " of\\b)|explain|describe|translate|find|tell|give|show|name|answer"
              + "|write|compare|extract|identify|count|quote|define|outline|analy[sz]e|discuss|provide"
              + "|determine|calculate|classify|rewrite|paraphrase|shorten|mention|reply|respond|use|do"
              + " not|don't|keep|create|generate|highlight|cite|proofread|correct|convert|evaluate|review|according"
              + " to|based on|i (?:want|need|would like) (?:to know|you to)|fass(?:e|en"
              + " sie)?|nenn(?:e|en sie)?|liste(?:n sie)?|erklär(?:e|en sie)?|beschreib(?:e|en"
              + " sie)?|übersetz(?:e|en sie)?|vergleich(?:e|en sie)?|find(?:e|en sie)|gib|geben"
              + " sie|zähl(?:e|en sie)?|zeig(?:e|en sie)?|sag(?:e|en sie)?|antworte(?:n"
              + " sie)?|schreib(?:e|en sie)?|zitier(?:e|en sie)|analysier(?:e|en sie)"
              + "|résume[rz]?|liste[rz]?|explique[rz]?|décris|décrivez|traduis|traduisez|compare[rz]?"
              + "|donne[rz]?|dis|dites|cite[rz]?|énumère|énumérez|trouve[rz]?|analyse[rz]?|réponds"
              + "|répondez|écris|écrivez|nomme[rz]?|indique[rz]?"
              + "|resum[ea]|haz|enumer[ae]|explic[ae]|explícame|traduce|traduzca|di|dime|diga|dame"
              + "|cita|cite|encuentr[ae]|analiz[ae]|respond[ea]|escrib[ea]|nombr[ae]|indi(?:ca|que)"
              + ")\\b(?!\\s*[:：]?$)(?![:：]\\S).*",
          FLAGS | Pattern.DOTALL);

  private static final Pattern CHINESE_REQUEST =
      Pattern.compile(
          "(?s)^(?:请|請|麻烦|麻煩|帮我|幫我|帮忙|给我|給我|告诉我|告訴我|总结|總結|概括|归纳|歸納|列出|列举|列舉|解释|解釋"
              + "|描述|翻译|翻譯|比较|比較|对比|找出|提取|回答|简述|簡述|概述|统计|根据(?:上|下|以)|[用以].{1,12}(?:回答|概括|总结|說明|说明|格式|形式)|只[写回给列答]|不要"
              + "|不超过|简短|简要).*");

  private static final Pattern CHINESE_QUESTION =
      Pattern.compile(
          ".*(?:[吗嗎呢][。.]?$|什么|什麼|谁|誰|哪[个個些里裡儿年一位]|多少|几[个年次月位]|如何|怎么|怎麼|怎样|为什么|為什麼"
              + "|为何|何时|何時|何地).*",
          Pattern.DOTALL);

  private static final Pattern STATED = Pattern.compile("(?s).*[。！.!:：；;…][”’\"」』]?$");
  private static final Pattern QUOTATION =
      Pattern.compile("“[^”]*”|\"[^\"\\n]*\"|「[^」]*」|『[^』]*』|«[^»]*»|„[^“”]*[“”]");

  private static final Pattern JAPANESE =
      Pattern.compile("(?s).*(?:か|ください|下さい|教えて|まとめて|要約して|説明して|列挙して|挙げて|訳して|答えよ|述べよ|せよ|しろ)[。！]?$");

  /**
   * A question without a question mark, such as {@code who lit the lamp}: it begins with a question
   * word and does not end with a full stop.
   */
  private static final Pattern UNMARKED =
      Pattern.compile(
          "(?s)^(?:who|whom|whose|what|when|where|why|which|how|is|are|was|were|do|does|did|can|could"
              + "|wer|wen|wem|wessen|was|wann|wo|warum|wieso|welche[rsnm]?|wie|wieviel"
              + "|qui|que|quoi|quand|où|pourquoi|comment|combien|quel(?:le)?s?|est-ce"
              + "|quién|qué|cuándo|dónde|cuánt[oa]s?|cuál(?:es)?|cómo)\\b.*[^.!:;,…]$",
          FLAGS);

  /** The beginning of an instruction to an assistant, such as "You are …"; it asks nothing. */
  private static final Pattern RULE =
      Pattern.compile(
          "^(?:you|your|always|never|if|when|be|act|only|avoid|ensure|make"
              + " sure|du|sie|vous|tu|usted"
              + "|immer|nie|toujours|jamais|siempre|nunca)\\b.*|(?s)^(?:你|您|始终|不要|必须|如果|あなた).*",
          FLAGS | Pattern.DOTALL);

  private static final Pattern PERSONAL =
      Pattern.compile(
          "\\b(?:i|my|me|we|our|us|you|your|ich|mein\\w*|mir|wir|unser\\w*|je|mon|ma|mes|nous|notre"
              + "|yo|mi|mis|nosotros|nuestr[oa]s?)\\b|\\bj['’]|[我咱你您]|私|僕|わたし",
          FLAGS);

  /**
   * Maximum weight of a text that is taken for a question merely because it contains a question
   * word.
   */
  private static final int SHORT = 240;

  /**
   * Only this many characters of a long text are examined. They are enough to tell whether the text
   * consists mostly of instructions.
   */
  private static final int SAMPLE_CHARS = 4_000;

  private static final int MAX_WEIGHT = 1_000_000;

  private AskingForm() {}

  /**
   * Whether the last sentence of {@code text} asks for something. If the text is short, the first
   * sentence is checked too. A text in quotation marks does not ask for anything.
   */
  static boolean asks(String text) {
    var words = MARK.matcher(text.strip()).replaceFirst("");
    if (words.isEmpty() || QUOTED.matcher(words).matches()) {
      return false;
    }
    var sentences = sentences(words.length() > SAMPLE_CHARS ? tail(words) : words);
    return sentenceAsks(sentences.getLast())
        || (weight(words) <= SHORT && sentenceAsks(sentences.getFirst()));
  }

  /** Whether {@code sentence} ends with a question mark. */
  static boolean isMarked(String sentence) {
    return MARKED.matcher(sentence.strip()).matches();
  }

  static boolean sentenceAsks(String sentence) {
    var words = MARK.matcher(sentence.strip()).replaceFirst("").strip();
    return !words.isEmpty()
        && !QUOTED.matcher(words).matches()
        && (MARKED.matcher(words).matches()
            || REQUEST.matcher(words).matches()
            || CHINESE_REQUEST.matcher(words).matches()
            || JAPANESE.matcher(words).matches()
            || (weight(words) <= SHORT
                && (UNMARKED.matcher(words).matches()
                    || (CHINESE_QUESTION.matcher(words).matches()
                        && !STATED.matcher(words).matches()))));
  }

  /**
   * Whether {@code line} is short, contains no quotation, and every sentence in it asks for
   * something.
   */
  static boolean onlyAsks(String line) {
    return weight(line) <= 2 * SHORT
        && !QUOTATION.matcher(line).find()
        && sentences(line.strip()).stream().allMatch(AskingForm::sentenceAsks);
  }

  /** Whether most of {@code text} consists of questions, requests, or rules for an assistant. */
  static boolean mostlyInstructs(String text) {
    var sample = text.length() > SAMPLE_CHARS ? text.substring(0, SAMPLE_CHARS) : text;
    var all = 0;
    var instructing = 0;
    for (var sentence : sentences(sample)) {
      var weight = weight(sentence);
      var words = MARK.matcher(sentence.strip()).replaceFirst("");
      all += weight;
      instructing += sentenceAsks(sentence) || RULE.matcher(words).matches() ? weight : 0;
    }
    return instructing * 2 > all;
  }

  /**
   * Whether {@code text} uses words such as "I" or "you" outside quotations, like text that gives
   * the background to a question.
   */
  static boolean isPersonal(String text) {
    return PERSONAL.matcher(QUOTATION.matcher(text).replaceAll(" ")).find();
  }

  /**
   * The length of a text, measured so that languages are comparable: the number of its letters and
   * digits. An ideograph or a syllable counts as three letters.
   */
  static int weight(String text) {
    var weight = 0;
    for (var at = 0; at < text.length() && weight < MAX_WEIGHT; ) {
      var c = text.codePointAt(at);
      at += Character.charCount(c);
      if (Character.isLetterOrDigit(c)) {
        weight += isSyllable(c) ? 3 : 1;
      }
    }
    return weight;
  }

  private static boolean isSyllable(int c) {
    return c >= 0x1100
        && switch (UnicodeScript.of(c)) {
          case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
          default -> false;
        };
  }

  private static String tail(String text) {
    return text.substring(text.length() - SAMPLE_CHARS);
  }

  /** The sentences of {@code text}, each with the spaces after it. A line break ends a sentence. */
  static List<String> sentences(String text) {
    var breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
    var sentences = new ArrayList<String>();
    for (var line : text.split("(?<=\n|[?？]\\s)")) {
      breaks.setText(line);
      var start = 0;
      for (var end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
        sentences.add(line.substring(start, end));
        start = end;
      }
    }
    return sentences.isEmpty() ? List.of(text) : sentences;
  }
}
