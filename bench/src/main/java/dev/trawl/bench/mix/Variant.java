package dev.trawl.bench.mix;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What is done to a text to make its questions harder. */
public enum Variant {
  PLAIN("plain", false, false),
  /** Confusing facts are inserted. */
  CFI("cfi", true, false),
  /** Key phrases are replaced. */
  KPR("kpr", false, true),
  BOTH("cfi+kpr", true, true);

  private final String label;
  private final boolean confusing;
  private final boolean replaced;

  Variant(String label, boolean confusing, boolean replaced) {
    this.label = label;
    this.confusing = confusing;
    this.replaced = replaced;
  }

  /** As results and options have it. */
  public String label() {
    return label;
  }

  boolean confusing() {
    return confusing;
  }

  boolean replaced() {
    return replaced;
  }

  /** In the order above. */
  public static List<Variant> of(List<String> labels) {
    return labels.stream().map(Variant::of).distinct().sorted().toList();
  }

  private static Variant of(String label) {
    return Stream.of(values())
        .filter(variant -> variant.label.equals(label.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no variant %s: one of %s"
                        .formatted(label, Stream.of(values()).map(Variant::label).toList())));
  }
}
