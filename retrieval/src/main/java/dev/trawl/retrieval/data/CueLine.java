package dev.trawl.retrieval.data;

import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * A line of a subtitle without its markup.
 *
 * @param speaker the name of the speaker; empty if the line does not contain it
 * @param isTurn whether another person begins to speak
 */
record CueLine(String speaker, boolean isTurn, String text) {
  /** {@code <v Orla>} and {@code <v.loud Orla Brandt>}. */
  private static final Pattern VOICE = Pattern.compile("<v(?:\\.[^\\s>]*)?\\s+([^>]{1,80})>");

  private static final Pattern TAG =
      Pattern.compile(
          "</?(?:i|b|u|s|c|v|font|ruby|lang|span|em|strong)(?:[.\\s][^>]{0,200})?>|<[\\d:.]+>"
              + "|<rt>[^<]{0,80}</rt>|\\{\\\\[^}]{0,200}\\}|\\{[yYfFsSbBiIuU]:[^}]{0,80}\\}",
          Pattern.CASE_INSENSITIVE);

  /** {@code ORLA: Who is there?} and {@code Orla Brandt: Who is there?}. */
  private static final Pattern NAME =
      Pattern.compile(
          "(\\p{Lu}[\\p{L}\\p{M}.'’\\d-]*(?:"
              + " (?:\\p{Lu}|\\d)[\\p{L}\\p{M}.'’\\d-]*){0,3})[:：]\\s+(.*)");

  private static final Pattern TURN = Pattern.compile("(?:>>+|[-–—‐])\\s*(.*)");

  static CueLine of(String line) {
    var voice = VOICE.matcher(line);
    var speaker = voice.find() ? unescaped(voice.group(1)).strip() : "";
    var text = unescaped(TAG.matcher(voice.replaceAll("")).replaceAll("")).strip();
    var turn = TURN.matcher(text);
    boolean isTurn = turn.matches();
    var words = isTurn ? turn.group(1) : text;
    var name = NAME.matcher(words);
    if (speaker.isEmpty() && name.matches()) {
      return new CueLine(name.group(1), true, name.group(2).strip());
    }
    return new CueLine(speaker, isTurn, words);
  }

  private static String unescaped(String text) {
    var plain = text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, false);
    return plain.replaceAll("[\\u200e\\u200f\\u202a-\\u202e\\ufeff]", "").replaceAll("\\s+", " ");
  }
}
