package dev.trawl.bench.data;

import dev.trawl.protocol.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Builds documents from paragraphs. */
final class Texts {
  private static final int LINES_PER_BLOCK = 8;

  private Texts() {}

  static Source source(String name, String text) {
    return new Source.InMemory(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the paragraphs of {@code text}, which are separated by empty lines. */
  static List<String> paragraphs(String text) {
    var paragraphs = new ArrayList<String>();
    for (var block : text.split("\n\\s*\n")) {
      if (!block.isBlank()) {
        paragraphs.add(block.strip());
      }
    }
    return paragraphs;
  }

  /** Splits a text without empty lines into blocks of {@value #LINES_PER_BLOCK} lines. */
  static List<String> blocksOfLines(String text) {
    var lines = text.lines().filter(line -> !line.isBlank()).toList();
    var blocks = new ArrayList<String>();
    for (var i = 0; i < lines.size(); i += LINES_PER_BLOCK) {
      blocks.add(String.join("\n", lines.subList(i, Math.min(i + LINES_PER_BLOCK, lines.size()))));
    }
    return blocks;
  }

  /**
   * Inserts each of {@code insertions} at a random position between {@code paragraphs}, which keep
   * their order.
   */
  static String interleave(List<String> paragraphs, List<String> insertions, long seed) {
    var random = new Random(seed);
    var before = new TreeMap<Integer, List<String>>();
    for (var insertion : insertions) {
      before
          .computeIfAbsent(random.nextInt(paragraphs.size() + 1), i -> new ArrayList<>())
          .add(insertion);
    }
    var all = new ArrayList<String>();
    for (var i = 0; i <= paragraphs.size(); i++) {
      all.addAll(before.getOrDefault(i, List.of()));
      if (i < paragraphs.size()) {
        all.add(paragraphs.get(i));
      }
    }
    return String.join("\n\n", all);
  }
}
