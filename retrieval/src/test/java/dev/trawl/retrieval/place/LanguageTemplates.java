package dev.trawl.retrieval.place;

import java.util.List;
import java.util.Random;

/**
 * The words and templates of one language, for generated documents and questions. In a template,
 * {@code %s} stands for a reference or for the number of a section. The other marks stand for a
 * number: {@code %d} in digits, {@code %r} in Roman numerals, {@code %c} in Chinese numerals,
 * {@code %w} in words, and {@code %o} as a German ordinal.
 *
 * @param chapters the start of a chapter's heading, in several forms; the title of the chapter
 *     follows it
 * @param chapterInQuestion references to a chapter in questions, in several forms
 */
record LanguageTemplates(
    String code,
    List<String> words,
    String space,
    String sentenceEnd,
    List<String> titles,
    List<String> chapters,
    List<String> chapterInQuestion,
    String secondChapterInQuestion,
    List<String> sections,
    String figure,
    String table,
    String mention,
    String mentionAtStart,
    String contents,
    String textQuestion,
    String firstSentenceQuestion,
    String lastSentenceQuestion,
    String secondParagraphQuestion,
    String titleQuestion,
    String pageQuestion) {
  static final List<LanguageTemplates> ALL =
      List.of(
          new LanguageTemplates(
              "en",
              List.of(
                  "harbour old stone keeper went under green morning letter road winter boat lamp the a of with"
                      .split(" ")),
              " ",
              ". ",
              List.of(
                  "The Voyage Out",
                  "A Storm at Sea",
                  "Letters Home",
                  "The Keeper",
                  "What Was Lost",
                  "Return"),
              List.of("Chapter %d", "CHAPTER %r", "Chapter %w", "%d."),
              List.of("chapter %d", "chapter %w", "Chapter %r"),
              "the second chapter",
              List.of("section %s", "Section %s"),
              "Figure %d",
              "Table %d",
              "as figure %d and chapter %d show",
              "Chapter %d describes the harbour and its keeper. ",
              "Contents",
              "What does %s say?",
              "What is the first sentence of %s?",
              "What is the last sentence of %s?",
              "Quote the second paragraph of %s.",
              "What is the title of %s?",
              "What is on page %d?"),
          new LanguageTemplates(
              "zh",
              List.of("港口 老人 石头 灯塔 走过 绿色 早晨 信件 道路 冬天 小船 灯光 在 和 的 了".split(" ")),
              "",
              "。",
              List.of("出海远航", "海上风暴", "家书", "守塔人", "失去的东西", "归来"),
              List.of("第%c章", "第%d章", "第 %d 章", "%c、"),
              List.of("第%c章", "第%d章", "第 %d 章"),
              "第二章",
              List.of("第%s节", "%s节"),
              "图%d",
              "表%d",
              "如图%d和第%c章所示",
              "第%c章介绍了港口和守塔人。",
              "目录",
              "%s讲了什么？",
              "%s的第一句话是什么？",
              "%s的最后一句话是什么？",
              "请引用%s的第二段。",
              "%s的标题是什么？",
              "第%d页写了什么？"),
          new LanguageTemplates(
              "ja",
              List.of("港 老人 石 灯台 歩いた 緑 朝 手紙 道 冬 小舟 光 で と の を".split(" ")),
              "",
              "。",
              List.of("船出", "海の嵐", "故郷への手紙", "灯台守", "失われたもの", "帰還"),
              List.of("第%c章", "第%d章", "第 %d 章"),
              List.of("第%c章", "第%d章", "%d章"),
              "二番目の章",
              List.of("第%s節", "%s節"),
              "図%d",
              "表%d",
              "図%dと第%d章に示すように",
              "第%d章では港と灯台守を説明した。",
              "目次",
              "%sの内容は何ですか？",
              "%sの最初の文は何ですか？",
              "%sの最後の文は何ですか？",
              "%sの第二段落を引用してください。",
              "%sのタイトルは何ですか？",
              "第%dページには何がありますか？"),
          new LanguageTemplates(
              "de",
              List.of(
                  "Hafen alter Stein Wärter ging unter grün Morgen Brief Weg Winter Boot Lampe der die mit"
                      .split(" ")),
              " ",
              ". ",
              List.of(
                  "Die Ausfahrt",
                  "Sturm auf See",
                  "Briefe nach Hause",
                  "Der Wärter",
                  "Was verloren ging",
                  "Heimkehr"),
              List.of("Kapitel %d", "KAPITEL %r", "%o Kapitel", "%d."),
              List.of("Kapitel %d", "Kapitel %w", "Kapitel %r"),
              "dem zweiten Kapitel",
              List.of("Abschnitt %s"),
              "Abbildung %d",
              "Tabelle %d",
              "wie Abbildung %d und Kapitel %d zeigen",
              "Kapitel %d beschreibt den Hafen und den Wärter. ",
              "Inhaltsverzeichnis",
              "Was steht in %s?",
              "Wie lautet der erste Satz von %s?",
              "Wie lautet der letzte Satz von %s?",
              "Zitiere den zweiten Absatz von %s.",
              "Was ist der Titel von %s?",
              "Was steht auf Seite %d?"),
          new LanguageTemplates(
              "fr",
              List.of(
                  "port vieux pierre gardien allait sous vert matin lettre route hiver bateau lampe le la avec"
                      .split(" ")),
              " ",
              ". ",
              List.of(
                  "Le départ",
                  "Tempête en mer",
                  "Lettres à la maison",
                  "Le gardien",
                  "Ce qui fut perdu",
                  "Le retour"),
              List.of("Chapitre %d", "CHAPITRE %r", "Chapitre %w"),
              List.of("chapitre %d", "chapitre %w", "chapitre %r"),
              "deuxième chapitre",
              List.of("section %s"),
              "Figure %d",
              "Tableau %d",
              "comme le montrent la figure %d et le chapitre %d",
              "Chapitre %d décrit le port et le gardien. ",
              "Table des matières",
              "Que dit le %s ?",
              "Quelle est la première phrase du %s ?",
              "Quelle est la dernière phrase du %s ?",
              "Citez le deuxième paragraphe du %s.",
              "Quel est le titre du %s ?",
              "Qu'y a-t-il à la page %d ?"),
          new LanguageTemplates(
              "es",
              List.of(
                  "puerto viejo piedra guardián iba bajo verde mañana carta camino invierno barco lámpara el la con"
                      .split(" ")),
              " ",
              ". ",
              List.of(
                  "La partida",
                  "Tormenta en el mar",
                  "Cartas a casa",
                  "El guardián",
                  "Lo que se perdió",
                  "El regreso"),
              List.of("Capítulo %d", "CAPÍTULO %r", "Capítulo %w"),
              List.of("capítulo %d", "capítulo %w", "capítulo %r"),
              "segundo capítulo",
              List.of("sección %s", "apartado %s"),
              "Figura %d",
              "Tabla %d",
              "como muestran la figura %d y el capítulo %d",
              "Capítulo %d describe el puerto y el guardián. ",
              "Índice",
              "¿Qué dice el %s?",
              "¿Cuál es la primera frase del %s?",
              "¿Cuál es la última oración del %s?",
              "Cita el segundo párrafo del %s.",
              "¿Cuál es el título del %s?",
              "¿Qué hay en la página %d?"));

  private static final List<String> ROMAN =
      List.of("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII");
  private static final List<String> CHINESE =
      List.of("", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二");
  private static final List<String> ORDINAL_DE =
      List.of(
          "",
          "Erstes",
          "Zweites",
          "Drittes",
          "Viertes",
          "Fünftes",
          "Sechstes",
          "Siebtes",
          "Achtes",
          "Neuntes",
          "Zehntes",
          "Elftes",
          "Zwölftes");

  /** {@code template} with {@code number} in the form that the mark in it requires. */
  String numbered(String template, int number) {
    return template
        .replace("%d", Integer.toString(number))
        .replace("%r", ROMAN.get(Math.min(number, 12)))
        .replace("%c", CHINESE.get(Math.min(number, 12)))
        .replace("%o", ORDINAL_DE.get(Math.min(number, 12)))
        .replace("%w", word(Math.min(number, 12)));
  }

  private String word(int number) {
    return switch (code) {
      case "en" ->
          List.of(
                  "", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
                  "Eleven", "Twelve")
              .get(number);
      case "de" ->
          List.of(
                  "", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun",
                  "zehn", "elf", "zwölf")
              .get(number);
      case "fr" ->
          List.of(
                  "", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
                  "onze", "douze")
              .get(number);
      case "es" ->
          List.of(
                  "", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve",
                  "diez", "once", "doce")
              .get(number);
      default -> CHINESE.get(number);
    };
  }

  /** A sentence of random words, without the space after it. */
  String sentence(Random random) {
    var sentence = new StringBuilder();
    int length = 6 + random.nextInt(9);
    for (int i = 0; i < length; i++) {
      var word = words.get(random.nextInt(words.size()));
      sentence.append(i == 0 ? "" : space).append(word);
    }
    sentence.setCharAt(0, Character.toUpperCase(sentence.charAt(0)));
    return sentence + sentenceEnd.strip();
  }

  boolean isEast() {
    return space.isEmpty();
  }
}
