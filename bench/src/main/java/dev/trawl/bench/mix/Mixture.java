package dev.trawl.bench.mix;

import dev.trawl.bench.haystack.TextPool;
import dev.trawl.bench.haystack.TextPool.Paragraph;
import dev.trawl.protocol.Span;
import dev.trawl.retrieval.chunk.Sentences;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Mixes texts from documents. A text contains each document at most once. If there are not enough
 * documents, text from a haystack is added. Immutable.
 */
final class Mixture {
  private final List<Paragraph> documents;
  private final TextPool haystack;
  private final Tokens tokens;

  Mixture(List<String> documents, TextPool haystack, Tokens tokens) {
    this.documents =
        documents.stream().map(each -> new Paragraph(each, tokens.count(each + "\n\n"))).toList();
    this.haystack = haystack;
    this.tokens = tokens;
  }

  /**
   * Mixes a text of about {@code length} tokens.
   *
   * @param required documents that the text must contain
   * @param confusing sentences to insert at random places in the other documents
   */
  String text(List<String> required, List<String> confusing, int length, Random random) {
    var own = new LinkedHashSet<>(required);
    var ownTokens =
        tokens.count(String.join("\n\n", own)) + tokens.count(String.join(" ", confusing));
    var others = others(own, length - ownTokens, random);
    for (var sentence : confusing) {
      var index = random.nextInt(others.size());
      others.set(index, inserted(sentence, others.get(index), random));
    }
    for (var document : own) {
      others.add(random.nextInt(others.size() + 1), document);
    }
    return String.join("\n\n", others) + "\n";
  }

  /**
   * Chooses random documents that are not in {@code own}, of about {@code length} tokens together,
   * but at least one.
   */
  private List<String> others(Set<String> own, int length, Random random) {
    var order = new ArrayList<>(documents);
    Collections.shuffle(order, random);
    var chosen = new ArrayList<String>();
    var total = 0;
    for (var each : order) {
      if (total < length && !own.contains(each.text())) {
        chosen.add(each.text());
        total += each.tokens();
      }
    }
    if (total < length || chosen.isEmpty()) {
      haystack.draw(Math.max(1, length - total), random).forEach(each -> chosen.add(each.text()));
      Collections.shuffle(chosen, random);
    }
    return chosen;
  }

  /** Inserts the sentence after a random sentence of {@code paragraph}. */
  private static String inserted(String sentence, String paragraph, Random random) {
    var ends = Sentences.of(paragraph).stream().map(Span::endChar).toList();
    var end = ends.isEmpty() ? paragraph.length() : ends.get(random.nextInt(ends.size()));
    var space = Character.isIdeographic(sentence.codePointAt(0)) ? "" : " ";
    return paragraph.substring(0, end)
        + space
        + sentence
        + space
        + paragraph.substring(end).strip();
  }
}
