package dev.trawl.bench.mix;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * The questions of a language, and all documents there are to mix.
 *
 * @param documents of these questions and of others
 */
record Corpus(List<Asked> asked, List<String> documents) {
  /** Their documents and confusing facts are to leave room for others in a text of 4k. */
  private static final int QUESTIONS_PER_TEXT = 5;

  Corpus {
    asked = List.copyOf(asked);
    documents = List.copyOf(documents);
  }

  /**
   * Questions drawn by {@code seed}, those of one text together; the disguises of these do not
   * clash.
   *
   * @param count how many in all; fewer where there are no more that can be confused and disguised
   */
  List<List<Case>> drawn(int hops, int count, long seed) {
    var keyWords = new KeyWords(documents);
    var all = String.join("\n", documents);
    var invention = new Invention(all::contains);
    var order = new ArrayList<>(asked.stream().filter(each -> each.hops() == hops).toList());
    Collections.shuffle(order, new Random(Objects.hash(seed, hops)));
    var texts = new ArrayList<List<Case>>();
    for (var next = order.iterator(); next.hasNext() && size(texts) < count; ) {
      var each = next.next();
      var random = new Random(Objects.hash(seed, each.question()));
      var keys = keyWords.of(each);
      if (!keys.isEmpty()) {
        Case.of(each, keys, invention, random).ifPresent(fit -> add(fit, texts));
      }
    }
    return texts;
  }

  private static int size(List<List<Case>> texts) {
    return texts.stream().mapToInt(List::size).sum();
  }

  /** To the last text, or a new one where that is full; not where it clashes. */
  private static void add(Case next, List<List<Case>> texts) {
    if (texts.isEmpty() || texts.getLast().size() == QUESTIONS_PER_TEXT) {
      texts.add(new ArrayList<>(List.of(next)));
    } else if (texts.getLast().stream().noneMatch(next::clashesWith)) {
      texts.getLast().add(next);
    }
  }
}
