package dev.trawl.actors.model;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Interprets replies that are not the requested JSON. */
final class Prose {
  /** A longer reply probably says more than that nothing was found. */
  private static final int MAX_APOLOGY_CHARS = 500;

  private static final int I = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Pattern THOUGHTS =
      Pattern.compile("(?s)<(think|thinking|thought|reasoning)>.*?(</\\1>|\\z)", I);
  private static final Pattern THOUGHTS_END =
      Pattern.compile("(?s)\\A.*</(think|thinking|thought|reasoning)>", I);
  private static final Pattern CODE_FENCE =
      Pattern.compile("\\A(?:```|~~~)(?:[\\w-]*\\s*\\n|json\\b)?|(?:```|~~~)\\z");

  /** The letters and digits of replies that mean nothing was found. */
  private static final Set<String> NOTHING =
      Set.of(
          ("none,null,nil,na,nothing,empty,no,norelevantquotes,norelevantsentences,notfound"
                  + ",norelevantinformation,norelevanttext,noquotes,noinformation,notmentioned"
                  + ",nothingrelevant,nothingfound,notapplicable,undefined"
                  + ",无,無,没有,沒有,空,否,无内容,无相关内容,無相關內容,没有相关内容,无引文,未提及,未提到,没有找到,未找到"
                  + ",なし,ありません,없음,keine,keines,nichts,aucune,aucun,rien,ninguna,ninguno,nada,nessuno,нет,ничего")
              .split(","));

  private static final int LONGEST_NOTHING =
      NOTHING.stream().mapToInt(String::length).max().orElseThrow();

  private static final Pattern EMPTY_BRACKETS =
      Pattern.compile("(?:\\[\\s*]|\\{\\s*}|\\(\\s*\\)|<\\s*>|\"\\s*\"|'\\s*'|“\\s*”)[.。]?");

  /** The model declines the task. That says nothing about the text. */
  private static final Pattern REFUSAL =
      Pattern.compile(
          "(?:can(?:no|')t|can’t|cannot|unable to|not able to|won't|won’t|must decline to)"
              + " (?:help|assist|comply|fulfil|discuss|engage|continue|process|do that|do this|provide (?:that|this|assistance))"
              + "|as an ai\\b|against my|content polic|not comfortable"
              + "|(?:无法|不能|無法)(?:协助|帮助|協助|幫助|满足|配合|讨论|討論|处理|继续|为您|為您)"
              + "|作为(?:一个|一名)?(?:ai|人工智能)|違反|违反",
          I);

  private static final String SOURCE =
      "(?:text|passage|document|excerpt|context|article|section|paragraph|chapter|it|this|content)s?";

  private static final String TEXTS =
      "(?:sentence|line|text|passage|document|excerpt|paragraph|section|chunk|source|quote|quotation|snippet)s?";

  private static final String GERMAN_TEXTS =
      "(?:s[aä]tz(?:e[ns]?)?|text(?:e[ns]?|s)?|textstellen?|ausz[uü]g(?:e[ns]?|s)?|abschnitte?n?s?|dokumente?n?s?|passagen?|absatz|absätze)";

  private static final String FRENCH_TEXTS =
      "(?:phrases?|textes?|extraits?|passages?|documents?|paragraphes?)";

  private static final String SPANISH_TEXTS =
      "(?:oraci(?:ón|ones)|frases?|textos?|fragmentos?|pasajes?|documentos?|extractos?|párrafos?)";

  private static final String SUBJECT =
      "(?:information|mention|quotes?|sentences?|evidence|details?|reference|passages?|answer|data|text)";

  /** The model searched the text and did not find the answer. */
  private static final Pattern NOT_THERE =
      Pattern.compile(
          "(?:^|[.,;:!?]\\s+|\\b(?:i|we|but|and)\\s+(?:am |are |was |were )?)"
              + "(?:could not|couldn['’]t|can(?:no|['’])t|cannot|did not|didn['’]t|do not|don['’]t|unable to|not able to|failed to)"
              + " (?:find|see|locate|identify)\\b"
              + "|\\b"
              + SOURCE
              + "\\b[^.]{0,60}?(?:does not|doesn['’]t|do not|don['’]t|did not|didn['’]t|never|fails to)(?: \\w+){0,2}? "
              + "(?:mention|contain|provid|say|state|answer|includ|address|bear|give|discuss|relate|specif|cover|help|refer)"
              + "|\\bnothing\\b.{0,40}\\b(?:bears?|relevant|relates?|mentions?|answers?|found|says?)\\b"
              + "|(?:can(?:no|['’])t|cannot|unable to|could not|couldn['’]t) (?:be )?(?:\\w+ )?(?:answer|determin|tell|infer)[^.]*"
              + "(?:text|passage|document|context|information|provided|given|above|here)"
              + "|\\b(?:no|not any|without) (?:relevant |specific |such |direct |clear |explicit )*"
              + SUBJECT
              + "\\b|\\b(?:none|neither|not one|not a single one|nothing) (?:of|in) (?:the|these|those|your|all) (?:\\w+ ){0,2}?"
              + TEXTS
              + "\\b|\\bno (?:single )?"
              + TEXTS
              + " (?:\\w+ ){0,3}?(?:help|answer|mention|contain|say|state|address|relate|refer|bear|support|give|tell|discuss)"
              + "|\\bnot (?:explicitly |directly )?(?:mentioned|found|stated|specified|provided)\\b"
              + "|\\birrelevant\\b|\\bunrelated\\b|\\bnot (?:relevant|related)\\b"
              + "|(?:^|[，。；：！？,.:;!?\\s]|我们?|我們?|文[中本章里字献]?|句子?|[段篇章节句]|原文|[中里内裡]|内容|內容|信息|资料|資料|材料|片段|摘[录錄]"
              + "|[都均也并並皆])(?:没有|未能|未|没|無|沒有|沒|並未|并未|不曾|从未)(?:有|直接|明确|明確|具体)?"
              + "(?:提到|提及|找到|包含|说明|說明|相关|相關|涉及|提供|给出|給出|记载|記載|发现|發現|关于|關於|写明|回答)"
              + "|找不到|(?:无法|無法|不能)(?:从|從|根据|根據|找到|得知|确定|確定|判断|判斷|回答|得出)"
              + "|(?:与|與|和|跟).{0,20}(?:无关|無關|没有关系|沒有關係)|不相关|不相關",
          I);

  /**
   * The same in German, French and Spanish, and in Chinese for replies that mention the sentences.
   */
  private static final Pattern NOT_THERE_ELSEWHERE =
      Pattern.compile(
          // German
          "\\bkeine[rsmn]? (?:\\w+ )?(?:de[rs]|dieser?|diesen) (?:\\w+ ){0,2}?"
              + GERMAN_TEXTS
              + "\\b|\\bkein (?:einziger )?(?:satz|text|auszug|abschnitt)\\b"
              + "|\\b"
              + GERMAN_TEXTS
              + "\\b[^.]{0,20}?\\b(?:erwähn|enthalt|enthält|beantwort|nenn|sag|hilf|helf|beschreib|mach|geb|gib|bezieh|steh)"
              + "\\w*\\b[^.]{0,80}?\\b(?:nicht|keine[nrs]?|nichts)\\b"
              + "|\\bkeine (?:angaben?|informationen?|hinweise?|antwort|relevanten?|erwähnung)\\b"
              + "|\\b(?:wird|werden|ist|sind) (?:\\w+ ){0,4}?nicht (?:erwähnt|genannt|angegeben|enthalten|beantwortet)\\b"
              // French
              + "|\\baucune? (?:\\w+ )?(?:des|de ces|de ceux|de celles) (?:\\w+ )?"
              + FRENCH_TEXTS
              + "\\b|\\baucune? "
              + FRENCH_TEXTS
              + "\\b|\\b"
              + FRENCH_TEXTS
              + "\\b[^.]{0,40}?\\b(?:ne |n['’])(?:mentionn|répond|contien|contenai|dit|disent|indiqu|précis|parl|aid|donn|fourni|trait)"
              + "\\w*\\b"
              + "|\\baucune? (?:information|mention|réponse|indication)\\b"
              + "|\\bn['’](?:est|sont) pas (?:mentionnée?|indiquée?|précisée?|donnée?)s?\\b"
              // Spanish
              + "|\\bningun[ao] de (?:las|los|estas|estos|esas|esos) (?:\\w+ )?"
              + SPANISH_TEXTS
              + "\\b|\\bning[uú]na? "
              + SPANISH_TEXTS
              + "\\b|\\b"
              + SPANISH_TEXTS
              + "\\b[^.]{0,60}?\\bno (?:se )?(?:mencion|contien|dic|indic|respond|proporcion|ofrec|d[ae]n? |hac|especific)"
              + "|\\bno (?:hay|contiene|se encontr[oó]|encontr[eé]) (?:ninguna? )?(?:información|mención|respuesta|datos)\\b"
              + "|\\bno se (?:menciona|indica|especifica)n?\\b"
              // Chinese
              + "|(?:没有|沒有|无|無)(?:任何|一个|一個|一句|一条|一條|哪个|哪句|相关的?)?(?:句子|语句|語句|段落|文本|原文|内容|片段|摘录|话|話)"
              + "|(?:句子?|语句|語句|段落?|文本|原文|文中|文里|片段|摘录|摘錄|内容)(?:里|裡|中|内|都|均|也|并|並|皆|全)*"
              + "(?:没有|沒有|没|未|无法|無法|不)(?:能|有|曾|直接)?(?:提|说|說|回答|帮助|幫助|涉及|包含|相关|相關|给出|給出|记|記)"
              + "|(?:对|對)[^。]{0,20}?(?:没有|沒有)(?:任何)?帮助|帮不上忙",
          I | Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern QUOTATION =
      Pattern.compile(
          "“([^“”]{2,})”|\"([^\"]{2,})\"|「([^「」]{2,})」|『([^『』]{2,})』|«([^«»]{2,})»|„([^„“”]{2,})[“”]");

  private Prose() {}

  /**
   * A reply without thoughts and code fences. A reply that begins with JSON is not changed, because
   * what looks like a thought may be part of the document.
   */
  static String withoutThoughts(String reply) {
    var text = withoutFences(reply);
    if (text.startsWith("{") || text.startsWith("[")) {
      return text;
    }
    var withoutTags = THOUGHTS.matcher(text).replaceAll(" ");
    return withoutFences(THOUGHTS_END.matcher(withoutTags).replaceFirst(" "));
  }

  private static String withoutFences(String text) {
    var stripped = text.strip();
    return stripped.contains("```") || stripped.contains("~~~")
        ? CODE_FENCE.matcher(stripped).replaceAll("").strip()
        : stripped;
  }

  /**
   * Returns true if {@code text} is a word that means nothing was found, or empty brackets; false
   * if it is blank.
   */
  static boolean isNothing(String text) {
    if (text.isBlank()) {
      return false;
    }
    var letters = letters(text);
    return letters.isEmpty()
        ? EMPTY_BRACKETS.matcher(text.strip()).matches()
        : NOTHING.contains(letters);
  }

  /**
   * The first letters and digits of {@code text}, as many as the comparison with {@link #NOTHING}
   * needs.
   */
  private static String letters(String text) {
    var letters = new StringBuilder();
    for (var at = 0; at < text.length() && letters.length() <= LONGEST_NOTHING; ) {
      var point = text.codePointAt(at);
      at += Character.charCount(point);
      if (Character.isLetter(point) || isNumber(point)) {
        letters.appendCodePoint(point);
      }
    }
    return letters.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean isNumber(int point) {
    return switch (Character.getType(point)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> false;
    };
  }

  /** Returns true if {@code text} is short and declines the task. */
  static boolean declines(String text) {
    return text.length() <= MAX_APOLOGY_CHARS && REFUSAL.matcher(text).find();
  }

  /** Returns true if {@code text} says that nothing was found, but not if it declines the task. */
  static boolean saysNothingFound(String text) {
    return isNothing(text)
        || (text.length() <= MAX_APOLOGY_CHARS
            && !REFUSAL.matcher(text).find()
            && (NOT_THERE.matcher(text).find() || NOT_THERE_ELSEWHERE.matcher(text).find()));
  }

  /** The texts between quotation marks; none if {@code text} was meant to be JSON. */
  static List<String> quotations(String text) {
    if (text.startsWith("{") || text.startsWith("[")) {
      return List.of();
    }
    return QUOTATION
        .matcher(text)
        .results()
        .map(
            match -> {
              for (var group = 1; group <= match.groupCount(); group++) {
                if (match.group(group) != null) {
                  return match.group(group).strip();
                }
              }
              return "";
            })
        .filter(quotation -> !quotation.isBlank())
        .toList();
  }
}
