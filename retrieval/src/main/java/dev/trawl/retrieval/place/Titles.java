package dev.trawl.retrieval.place;

import dev.trawl.retrieval.outline.Fold;
import dev.trawl.retrieval.outline.LineMark;
import dev.trawl.retrieval.outline.Part;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The titles by which a question may refer to a part. Stateless. */
final class Titles {
  /**
   * The article at the start of a title. Questions often leave it out or use a different article:
   * "the Tuple Type section".
   */
  private static final Pattern ARTICLE =
      Pattern.compile("^(?:the|an?|das|der|die|le|la|les|el|los|las) (?=.)");

  private Titles() {}

  /** The heading of {@code part}, folded, with and without its number and its article. */
  static Set<String> of(Part part) {
    var titles = new HashSet<String>();
    titles.add(Fold.title(part.heading()));
    LineMark.read(part.heading())
        .filter(mark -> mark.rest() < part.heading().length())
        .ifPresent(mark -> titles.add(Fold.title(part.heading().substring(mark.rest()))));
    for (String title : List.copyOf(titles)) {
      titles.add(ARTICLE.matcher(title).replaceFirst(""));
    }
    titles.remove("");
    return titles;
  }
}
