package dev.trawl.lexical.words;

import java.util.ArrayList;
import java.util.List;

/**
 * Tags words by their form alone: numbers, capitalised names, punctuation. Used for languages
 * without a better tagger.
 */
final class ShapeTagger implements Tagger {
  @Override
  public List<Tag> tag(List<Word> words) {
    var tags = new ArrayList<Tag>(words.size());
    for (int i = 0; i < words.size(); i++) {
      tags.add(tag(words.get(i), i == 0));
    }
    return tags;
  }

  private static Tag tag(Word word, boolean first) {
    if (word.isMark()) {
      return Tag.PUNCT;
    }
    if (word.hasDigit()) {
      return Tag.NUM;
    }
    return word.startsUpper() && !first ? Tag.NAME : Tag.OTHER;
  }
}
