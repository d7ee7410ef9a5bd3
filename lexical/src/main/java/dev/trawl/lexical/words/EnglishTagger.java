package dev.trawl.lexical.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.ThreadSafePOSTaggerME;

/** Tags English with OpenNLP's maximum-entropy model for Universal Dependencies tags. */
public final class EnglishTagger implements Tagger {
  private static final String MODEL = "/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin";

  private final ThreadSafePOSTaggerME tagger;

  private EnglishTagger(POSModel model) {
    this.tagger = new ThreadSafePOSTaggerME(model);
  }

  /** The shared tagger. It is loaded at first use, which takes a few tenths of a second. */
  public static EnglishTagger shared() {
    return Holder.TAGGER;
  }

  private static final class Holder {
    static final EnglishTagger TAGGER = load();

    private static EnglishTagger load() {
      try (var model = EnglishTagger.class.getResourceAsStream(MODEL)) {
        return new EnglishTagger(new POSModel(Objects.requireNonNull(model, MODEL)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public List<Tag> tag(List<Word> words) {
    var forms = words.stream().map(Word::surface).toArray(String[]::new);
    var names = tagger.tag(forms);
    var tags = new ArrayList<Tag>(names.length);
    for (int i = 0; i < names.length; i++) {
      var tag = tag(names[i], words.get(i));
      tags.add(continuesName(tag, i, words, tags) ? Tag.NAME : tag);
    }
    return tags;
  }

  /** Returns true if the word is capitalised and follows a word of a name: "The Salt Widow". */
  private static boolean continuesName(Tag tag, int at, List<Word> words, List<Tag> before) {
    boolean isContent = tag == Tag.NOUN || tag == Tag.VERB || tag == Tag.ADJ || tag == Tag.ADV;
    return isContent && at > 0 && before.getLast() == Tag.NAME && words.get(at).startsUpper();
  }

  private static Tag tag(String name, Word word) {
    if (word.isMark() && "$€£¥%°".indexOf(word.surface().charAt(0)) < 0) {
      return Tag.PUNCT;
    }
    if (word.hasDigit()) {
      return Tag.NUM;
    }
    return switch (name) {
      case "NOUN" -> Tag.NOUN;
      case "PROPN" -> Tag.NAME;
      case "VERB" -> Tag.VERB;
      case "AUX" -> Tag.AUX;
      case "ADJ" -> Tag.ADJ;
      case "ADV" -> Tag.ADV;
      case "NUM" -> Tag.NUM;
      case "DET" -> Tag.DET;
      case "PRON" -> Tag.PRON;
      case "ADP" -> Tag.ADP;
      case "CCONJ" -> Tag.CONJ;
      case "SCONJ" -> Tag.SUBORD;
      case "PART" -> Tag.PART;
      case "PUNCT" -> word.isMark() ? Tag.PUNCT : Tag.OTHER;
      case "SYM" -> Tag.SYM;
      default -> Tag.OTHER;
    };
  }
}
