package dev.trawl.retrieval.rtf;

import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.format.Samples;
import java.nio.charset.StandardCharsets;

/** Writes documents in RTF for tests. */
public final class Rtf {
  private static final String FONTS =
      """
      {\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}{\\f1\\fcharset2 Symbol;}
      {\\f2\\fcharset204{\\*\\panose 02020603}Arial CYR{\\*\\falt Arial};}{\\f3\\fcharset128 MS Mincho;}
      {\\f4\\fcharset134 SimSun;}{\\f5\\fcharset129 Batang;}{\\f6\\fcharset136 MingLiU;}
      {\\f7\\fmodern\\fcharset0 Courier New;}{\\f8\\fcharset2 Wingdings;}{\\f9\\fcharset177 David;}}
      """;
  private static final String STYLES =
      """
      {\\stylesheet{\\ql Normal;}{\\s1\\sb240{\\*\\hyphen2}\\b\\sbasedon0 heading 1,h1;}{\\s2 Title;}
      {\\s3\\sbasedon1 My head;}{\\s4\\outlinelevel2 \\'dcberschrift 3;}{\\*\\cs10\\super Up;}}
      """;

  private Rtf() {}

  /** A document with this body. */
  static String of(String body) {
    return "{\\rtf1\\ansi\\ansicpg1252\\deff0" + FONTS + STYLES + body + "}";
  }

  /** The text of a document with this body. */
  static String text(String body) throws Exception {
    return parse(of(body)).text();
  }

  static ParsedDocument parse(String rtf) throws Exception {
    return Samples.parse("a.rtf", rtf.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** A row whose cells have the same width. */
  static String row(String... cells) {
    var row = new StringBuilder("\\trowd");
    for (int i = 1; i <= cells.length; i++) {
      row.append("\\cellx").append(2000 * i);
    }
    row.append("\\pard\\intbl ");
    for (var cell : cells) {
      row.append(cell).append("\\cell ");
    }
    return row + "\\row\\pard\n";
  }
}
