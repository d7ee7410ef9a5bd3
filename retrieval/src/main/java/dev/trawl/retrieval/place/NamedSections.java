package dev.trawl.retrieval.place;

import dev.trawl.retrieval.outline.Fold;
import dev.trawl.retrieval.outline.Lexeme;
import dev.trawl.retrieval.outline.Unit;
import dev.trawl.retrieval.outline.UnitWords;
import dev.trawl.retrieval.place.PlaceReference.Title;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds references that name a section of the document by its title. Immutable. */
final class NamedSections {
  private static final int WORDS_MAX = 10;
  private static final int EAST_CHARS_MAX = 24;

  private static final Pattern QUOTED =
      Pattern.compile("[\"“”„«‘'「『《]([^\"“”„«»「」『』《》]{2,120})[\"“”»’'」』》]");
  private static final Pattern EAST_UNIT = Pattern.compile("(?:这|這|那)?一?(?:章节|章節|章|节|節|部分|セクション)");

  private final Set<String> titles;

  NamedSections(Set<String> titles) {
    this.titles = titles;
  }

  List<PlaceReference> references(String question) {
    var named = new ArrayList<>(QuotedTitles.in(question));
    var quoted = QUOTED.matcher(question);
    while (quoted.find()) {
      if (isTitle(quoted.group(1))) {
        var step = new Title(quoted.group(1));
        References.addIfFree(named, Located.of(Unit.HEADING, step, quoted.start(), quoted.end()));
      }
    }
    besideUnits(question).forEach(step -> References.addIfFree(named, step));
    east(question).ifPresent(step -> References.addIfFree(named, step));
    var steps = References.located(question, named);
    return References.of(question, steps);
  }

  private boolean isTitle(String words) {
    return titles.contains(Fold.title(words));
  }

  /** Finds a title next to a unit: "the Installation section", "section Installation". */
  private List<Located> besideUnits(String question) {
    var words = Lexeme.all(question);
    for (int at = 0; at < words.size(); at++) {
      var unit = UnitWords.of(words.get(at).folded()).filter(Unit::isPart);
      if (unit.isEmpty() || UnitWords.isAbbreviation(words.get(at).folded())) {
        continue;
      }
      for (int count = WORDS_MAX; count > 0; count--) {
        var found = after(question, words, at, count);
        found = found.isPresent() ? found : before(question, words, at, count);
        if (found.isPresent()) {
          return List.of(found.get());
        }
      }
    }
    return List.of();
  }

  private Optional<Located> after(String question, List<Lexeme> words, int at, int count) {
    if (at + count >= words.size() || !words.get(at + 1).isCapitalized()) {
      return Optional.empty();
    }
    int end = words.get(at + count).end();
    return titled(question, words.get(at + 1).start(), end, words.get(at).start(), end);
  }

  /** A title may start with a lower-case letter if it is directly between "the" and "section". */
  private Optional<Located> before(String question, List<Lexeme> words, int at, int count) {
    int first = at - count;
    if (first < 0) {
      return Optional.empty();
    }
    boolean afterArticle =
        first > 0
            && Set.of("the", "das", "der", "die", "den", "dem", "im", "la", "le", "el")
                .contains(words.get(first - 1).folded());
    int start = words.get(first).start();
    return afterArticle || words.get(first).isCapitalized()
        ? titled(question, start, words.get(at - 1).end(), start, words.get(at).end())
        : Optional.empty();
  }

  private Optional<Located> titled(
      String question, int titleStart, int titleEnd, int start, int end) {
    var title = question.substring(titleStart, titleEnd);
    return isTitle(title) && title.chars().anyMatch(Character::isLetter)
        ? Optional.of(Located.of(Unit.HEADING, new Title(title), start, end))
        : Optional.empty();
  }

  /** Finds a title before a Chinese or Japanese unit: 安装一节, 概要部分. */
  private Optional<Located> east(String question) {
    var unit = EAST_UNIT.matcher(question);
    while (unit.find()) {
      for (int start = Math.max(0, unit.start() - EAST_CHARS_MAX);
          start < unit.start() - 1;
          start++) {
        if (isTitle(question.substring(start, unit.start()))) {
          var title = new Title(question.substring(start, unit.start()));
          return Optional.of(Located.of(Unit.HEADING, title, start, unit.end()));
        }
      }
    }
    return Optional.empty();
  }
}
