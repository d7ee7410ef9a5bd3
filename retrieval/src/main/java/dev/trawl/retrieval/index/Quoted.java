package dev.trawl.retrieval.index;

import java.util.List;
import java.util.regex.Pattern;

/** Finds text in quotation marks or title marks. It is searched for as a phrase. */
final class Quoted {
  private static final Pattern MARKS =
      Pattern.compile(
          "\"([^\"]{2,200})\"|“([^”]{2,200})”|„([^“”]{2,200})[“”]|«([^»]{2,200})»"
              + "|「([^」]{2,200})」|『([^』]{2,200})』|《([^》]{2,200})》|`([^`]{2,200})`");

  private Quoted() {}

  static List<String> in(String text) {
    return MARKS
        .matcher(text)
        .results()
        .map(
            match ->
                java.util.stream.IntStream.rangeClosed(1, match.groupCount())
                    .mapToObj(match::group)
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .orElse(""))
        .filter(words -> !words.isBlank())
        .toList();
  }
}
