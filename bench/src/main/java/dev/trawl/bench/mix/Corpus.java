package dev.trawl.bench.mix;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * The questions of a language, and all documents available for mixing.
 *
 * @param documents the documents of these questions, and additional documents
 */
record Corpus(List<MixQuestion> questions, List<String> documents) {
  /**
   * The maximum number of questions about one text. It is low, so that their documents and
   * confusing facts leave room for other documents in a text of 4k tokens.
   */
  private static final int QUESTIONS_PER_TEXT = 5;

  Corpus {
    questions = List.copyOf(questions);
    documents = List.copyOf(documents);
  }

  /**
   * Draws questions and groups them by text. The replacements within one text do not clash.
   *
   * @param count the total number; fewer if there are not enough suitable questions
   */
  List<List<Case>> draw(int hops, int count, long seed) {
    var keyWords = new KeyWords(documents);
    var all = String.join("\n", documents);
    var inventor = new Inventor(all::contains);
    var order = new ArrayList<>(questions.stream().filter(each -> each.hops() == hops).toList());
    Collections.shuffle(order, new Random(Objects.hash(seed, hops)));
    var texts = new ArrayList<List<Case>>();
    for (var next = order.iterator(); next.hasNext() && size(texts) < count; ) {
      var each = next.next();
      var random = new Random(Objects.hash(seed, each.question()));
      var keys = keyWords.of(each);
      if (!keys.isEmpty()) {
        Case.of(each, keys, inventor, random).ifPresent(suitable -> add(suitable, texts));
      }
    }
    return texts;
  }

  private static int size(List<List<Case>> texts) {
    return texts.stream().mapToInt(List::size).sum();
  }

  /**
   * Adds the case to the last text, or starts a new text if the last text is full. A case that
   * clashes with another case of the last text is skipped.
   */
  private static void add(Case next, List<List<Case>> texts) {
    if (texts.isEmpty() || texts.getLast().size() == QUESTIONS_PER_TEXT) {
      texts.add(new ArrayList<>(List.of(next)));
    } else if (texts.getLast().stream().noneMatch(next::clashesWith)) {
      texts.getLast().add(next);
    }
  }
}
