package dev.trawl.lexical.sentence;

import dev.trawl.lexical.sentence.Scene.Line;
import java.util.Locale;

/**
 * How well a sentence bears on the question, feature by feature.
 *
 * @param own share of the question's weight that stands in the sentence
 * @param before what the sentence before adds
 * @param next what the sentence after adds
 * @param heading what the headings add to both
 * @param rest what the rest of the chunk adds to all of these
 * @param pairs share of the neighbouring pairs of the question that stand together
 * @param names share of the names that stand in the sentence; 1 if the question has none
 * @param near share of the names in the sentence, the one before, or the headings
 * @param fits 1 if the sentence holds something of the kind asked for, else 0
 * @param length logarithm of the sentence's length
 * @param told what the sentence and those before it tell, as BM25 weighs it
 * @param strength what the whole chunk holds, as BM25 weighs it
 * @param words share of the question's weight in the sentence, counting whole words only
 * @param place logarithm of the sentence's place in the chunk: what comes later has more before it
 *     that was told, and stands less often for what the chunk is about
 * @param slot how many words stand as they do around the place that the question leaves open
 * @param quoted share of what the question quotes that stands in the sentence to the letter
 * @param listed 1 if the sentence is a line of a table of contents or an index
 * @param identified 1 if a code that the question names stands in the sentence; -1 if none stands
 *     in the chunk or above it: one that is nearly the same names another thing; else 0
 * @param only whether the question's names stand in this sentence and in no other of the documents
 */
public record LineScore(
    double own,
    double before,
    double next,
    double heading,
    double rest,
    double pairs,
    double names,
    double near,
    double fits,
    double length,
    double told,
    double strength,
    double words,
    double place,
    double slot,
    double quoted,
    double listed,
    double identified,
    boolean only) {
  /** More words than this beside the open place say no more. */
  private static final int MOST_BESIDE = 4;

  static LineScore of(Scene scene, int at) {
    var wanted = scene.wanted();
    Line line = scene.lines().get(at);
    long own = line.found();
    long before = at > 0 ? scene.lines().get(at - 1).found() : 0;
    long next = at + 1 < scene.lines().size() ? scene.lines().get(at + 1).found() : 0;
    long seen = own | before | next | scene.heading();
    var text = scene.text(line);
    return new LineScore(
        wanted.share(own),
        wanted.share(before & ~own),
        wanted.share(next & ~(own | before)),
        wanted.share(scene.heading() & ~(own | before | next)),
        wanted.share(scene.all() & ~seen),
        pairs(wanted, line.pairs()),
        names(wanted, own),
        names(wanted, own | before | scene.heading()),
        Fits.of(wanted.question(), text) ? 1 : 0,
        Math.log(Math.max(text.length(), 10)),
        line.told(),
        scene.strength(),
        wanted.wordShare(own),
        Math.log1p(at),
        Math.min(line.slot(), MOST_BESIDE),
        quoted(wanted, text),
        Contents.isListed(text) ? 1 : 0,
        identified(scene, text),
        wanted.isOnlyMention(own));
  }

  private static double pairs(Wanted wanted, long found) {
    double all = 0;
    double have = 0;
    for (int i = 0; i < wanted.after().length; i++) {
      int next = wanted.after()[i];
      if (next >= 0) {
        double weight = wanted.weights()[i] + wanted.weights()[next];
        all += weight;
        have += (found >> i & 1) == 0 ? 0 : weight;
      }
    }
    return all == 0 ? 0 : have / all;
  }

  private static double names(Wanted wanted, long found) {
    double all = wanted.weight(wanted.names());
    return all == 0 ? 1 : wanted.weight(wanted.names() & found) / all;
  }

  private static double quoted(Wanted wanted, String text) {
    if (wanted.quoted().isEmpty()) {
      return 0;
    }
    var lower = text.toLowerCase(Locale.ROOT);
    long found = wanted.quoted().stream().filter(lower::contains).count();
    return found / (double) wanted.quoted().size();
  }

  private static double identified(Scene scene, String text) {
    var wanted = scene.wanted();
    if (wanted.identifiers().isEmpty()) {
      return 0;
    }
    if (wanted.isIdentifiedIn(text)) {
      return 1;
    }
    return scene.identified() ? 0 : -1;
  }

  /** Those that sentences are ranked by. */
  double[] features() {
    return new double[] {
      own, before, next, heading, rest, pairs, names, near, fits, length, told, strength, words,
      place, slot, quoted, listed
    };
  }

  /** Weights of the features in their order, fitted so that the answering sentence comes first. */
  private static final double[] SPACED = {
    5.5, 3.3, 4, 2, 0.5, 1.1, -1.2, 1.4, 1.9, 0, 7, 7.5, 0.5, -0.2, 0.3, 4, -5
  };

  /** The same for Chinese, whose overlapping pairs of characters make neighbours count less. */
  private static final double[] CHINESE = {
    7.5, 4, 6.4, 2, 3.3, -6, -0.7, 0.8, 1.9, 0, 9.4, 8.9, 5.3, -0.4, 0.4, 4, -5
  };

  /** How well the sentence bears on the question; comparable within one question only. */
  double total(String language) {
    double[] weights = language.equals("zh") ? CHINESE : SPACED;
    double[] features = features();
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * features[i];
    }
    return sum;
  }
}
