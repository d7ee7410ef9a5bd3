package dev.trawl.lexical.words;

import dev.trawl.protocol.Span;
import java.util.List;
import java.util.regex.Pattern;

/** Finds text in quotation marks or title brackets. */
public final class Quoted {
  private static final Pattern QUOTED =
      Pattern.compile(
          "\"([^\"]{1,200})\"|“([^”]{1,200})”|«([^»]{1,200})»|„([^“”]{1,200})[“”]|《([^》]{1,200})》"
              + "|「([^」]{1,200})」|『([^』]{1,200})』|‘([^’]{2,200})’|(?<![\\p{L}\\d])'([^']{2,200})'(?![\\p{L}\\d])|`([^`]{1,200})`");

  private Quoted() {}

  /** The text between each pair of quotation marks, without the marks. */
  public static List<Span> spans(String text) {
    return QUOTED
        .matcher(text)
        .results()
        .map(
            found -> {
              int group = 1;
              while (found.group(group) == null) {
                group++;
              }
              return new Span(found.start(group), found.end(group));
            })
        .toList();
  }
}
