package dev.trawl.retrieval.lexical;

import dev.trawl.retrieval.lexical.Scene.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A sentence with its score for a question. */
record Ranked(Scene scene, Line line, LineScore features, double score) {
  private static final Comparator<Ranked> BEST_FIRST =
      Comparator.comparingDouble(Ranked::score).reversed();

  /** The sentences of all {@code scenes} by falling score; equals in the order of the text. */
  static List<Ranked> of(List<Scene> scenes) {
    var ranked = new ArrayList<Ranked>();
    for (var scene : scenes) {
      for (int i = 0; i < scene.lines().size(); i++) {
        if (scene.lines().get(i).found() != 0) {
          var features = LineScore.of(scene, i);
          ranked.add(
              new Ranked(
                  scene, scene.lines().get(i), features, features.total(scene.chunk().language())));
        }
      }
    }
    ranked.sort(BEST_FIRST);
    return ranked;
  }

  String text() {
    return scene.text(line);
  }

  double support() {
    return Support.of(features, scene.chunk().language());
  }
}
