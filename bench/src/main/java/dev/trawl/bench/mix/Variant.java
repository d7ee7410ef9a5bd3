package dev.trawl.bench.mix;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The changes to a text that make its questions harder. */
public enum Variant {
  PLAIN("plain", false, false),
  /** With confusing facts inserted. */
  CFI("cfi", true, false),
  /** With key phrases replaced. */
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

  /** The name in results and options. */
  public String label() {
    return label;
  }

  boolean confusing() {
    return confusing;
  }

  boolean replaced() {
    return replaced;
  }

  /** Returns the variants with these labels, without duplicates and in declaration order. */
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
                    "unknown variant %s; choose from %s"
                        .formatted(label, Stream.of(values()).map(Variant::label).toList())));
  }
}
