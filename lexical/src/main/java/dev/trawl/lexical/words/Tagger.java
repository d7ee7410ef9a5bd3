package dev.trawl.lexical.words;

import java.util.List;

/** Says what part each word of a sentence plays. Thread-safe. */
public interface Tagger {
  List<Tag> tag(List<Word> words);

  /** The best tagger there is for a language. */
  static Tagger of(String language) {
    return switch (language) {
      case "en" -> EnglishTagger.shared();
      case "zh" -> new ChineseTagger();
      default -> new ShapeTagger();
    };
  }
}
