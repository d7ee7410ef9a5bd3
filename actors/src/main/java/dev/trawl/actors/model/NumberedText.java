package dev.trawl.actors.model;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.model.ReadingModel.Quote;
import dev.trawl.retrieval.chunk.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Chunks as a prompt shows them: one sentence per line, numbered from 1 through all chunks. A model
 * refers to a sentence by its number, which costs one token and does not have to be checked;
 * LongCite (Zhang et al. 2024) trains models to cite this way.
 *
 * <p>Line breaks inside a sentence become spaces, so every line begins with a number. No line of a
 * document can be mistaken for a header of the prompt.
 */
record NumberedText(List<Chunk> chunks, List<Sentence> sentences) {
  /**
   * A sentence.
   *
   * @param chunk index of its chunk
   * @param text the sentence, unchanged
   */
  record Sentence(int chunk, String text) {
    /** The sentence on one line: a line break or control character, with its spaces, is a space. */
    String line() {
      if (text.chars().noneMatch(Sentence::isControl)) {
        return text;
      }
      var line = new StringBuilder(text.length());
      for (var i = 0; i < text.length(); i++) {
        var next = text.charAt(i);
        if (isControl(next)) {
          while (!line.isEmpty() && isSpace(line.charAt(line.length() - 1))) {
            line.setLength(line.length() - 1);
          }
          line.append(' ');
          while (i + 1 < text.length() && isSpaceOrControl(text.charAt(i + 1))) {
            i++;
          }
        } else {
          line.append(next);
        }
      }
      return line.toString();
    }

    private static boolean isControl(int unit) {
      return unit != '\t' && Character.isISOControl(unit) || unit == '\u2028' || unit == '\u2029';
    }

    private static boolean isSpace(int unit) {
      return unit != '\t' && isSpaceOrControl(unit);
    }

    private static boolean isSpaceOrControl(int unit) {
      return Character.isWhitespace(unit) || Character.isSpaceChar(unit) || isControl(unit);
    }
  }

  NumberedText {
    chunks = List.copyOf(chunks);
    sentences = List.copyOf(sentences);
  }

  static NumberedText of(List<Chunk> chunks) {
    var sentences = new ArrayList<Sentence>();
    for (var index = 0; index < chunks.size(); index++) {
      var text = chunks.get(index).text();
      for (var span : Sentences.of(text)) {
        sentences.add(new Sentence(index, text.substring(span.startChar(), span.endChar())));
      }
    }
    return new NumberedText(chunks, sentences);
  }

  /** The lines of the chunk at {@code index}. */
  String lines(int index) {
    var lines = new StringBuilder(chunks.get(index).text().length() + 64);
    for (var number = 1; number <= sentences.size(); number++) {
      var sentence = sentences.get(number - 1);
      if (sentence.chunk() == index) {
        lines.append(number).append(": ").append(sentence.line()).append('\n');
      }
    }
    return lines.toString();
  }

  /** The number of sentences in the chunk at {@code index}. */
  int count(int index) {
    return (int) sentences.stream().filter(sentence -> sentence.chunk() == index).count();
  }

  /** The sentence with this number; empty if no sentence has it. */
  Optional<Quote> sentence(int number) {
    return number < 1 || number > sentences.size()
        ? Optional.empty()
        : Optional.of(quote(sentences.get(number - 1)));
  }

  /** The number of the sentence that {@code quote} consists of; empty if it is not shown. */
  OptionalInt number(Quote quote) {
    return IntStream.rangeClosed(1, sentences.size())
        .filter(number -> quote(sentences.get(number - 1)).equals(quote))
        .findFirst();
  }

  private Quote quote(Sentence sentence) {
    return new Quote(chunks.get(sentence.chunk()).id(), sentence.text());
  }
}
