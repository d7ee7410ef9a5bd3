package dev.trawl.retrieval.office;

import org.jspecify.annotations.Nullable;

/** The properties of the run that is being read. */
final class WordRun {
  final WordStyles.Look look = new WordStyles.Look();
  @Nullable String style;

  boolean isHidden(WordStyles styles, @Nullable String paragraphStyle) {
    return styles.isHidden(look, style, paragraphStyle);
  }

  /** Writes text of this run, raised or lowered if the run is. */
  void write(String words, WordStyles styles, Target target) {
    var text = Symbols.text(words, styles.font(look, style));
    var script = styles.script(look, style);
    if (script.isEmpty()) {
      target.text(text);
    } else {
      target.start(script);
      target.text(text);
      target.end(script);
    }
  }
}
