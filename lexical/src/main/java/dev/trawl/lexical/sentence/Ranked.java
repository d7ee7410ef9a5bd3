package dev.trawl.lexical.sentence;

import dev.trawl.lexical.sentence.Scene.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A sentence with its score for a question. */
public record Ranked(Scene scene, Line line, LineScore features, double score) {
  private static final Comparator<Ranked> BEST_FIRST =
      Comparator.comparingDouble(Ranked::score).reversed();

  /** The sentences of all {@code scenes} by falling score; equals in the order of the text. */
  public static List<Ranked> of(List<Scene> scenes) {
    var ranked = new ArrayList<Ranked>();
    for (var scene : scenes) {
      for (int i = 0; i < scene.lines().size(); i++) {
        if (scene.lines().get(i).found() != 0) {
          ranked.add(of(scene, i));
        }
      }
    }
    ranked.sort(BEST_FIRST);
    return ranked;
  }

  private static Ranked of(Scene scene, int at) {
    var features = LineScore.of(scene, at);
    double score = features.total(scene.chunk().language());
    return new Ranked(scene, scene.lines().get(at), features, score);
  }

  /** The sentence after it in the same chunk. */
  public Optional<Ranked> next() {
    int next = scene.lines().indexOf(line) + 1;
    return next < scene.lines().size() ? Optional.of(of(scene, next)) : Optional.empty();
  }

  public String text() {
    return scene.text(line);
  }

  public double support() {
    return Support.of(features, scene.chunk().language());
  }
}
