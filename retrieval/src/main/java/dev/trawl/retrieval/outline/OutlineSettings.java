package dev.trawl.retrieval.outline;

import com.typesafe.config.Config;

/**
 * Section {@code trawl.outline} of {@code conf/application.conf}.
 *
 * @param partsMax maximum number of parts in the outline of a document; at least 1
 * @param captionsMax maximum number of figures and tables in the outline; at least 1
 */
public record OutlineSettings(int partsMax, int captionsMax) {
  public OutlineSettings {
    if (partsMax < 1 || captionsMax < 1) {
      throw new IllegalArgumentException(
          "trawl.outline.parts-max and captions-max must be at least 1, not %d and %d"
              .formatted(partsMax, captionsMax));
    }
  }

  public static OutlineSettings from(Config trawl) {
    var outline = trawl.getConfig("outline");
    return new OutlineSettings(outline.getInt("parts-max"), outline.getInt("captions-max"));
  }
}
