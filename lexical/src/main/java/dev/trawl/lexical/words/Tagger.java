package dev.trawl.lexical.words;

import java.util.List;

/** Assigns a part of speech to each word of a sentence. Thread-safe. */
public interface Tagger {
  List<Tag> tag(List<Word> words);

  /** The best available tagger for a language. */
  static Tagger of(String language) {
    return switch (language) {
      case "en" -> EnglishTagger.shared();
      case "zh" -> new ChineseTagger();
      default -> new ShapeTagger();
    };
  }
}
