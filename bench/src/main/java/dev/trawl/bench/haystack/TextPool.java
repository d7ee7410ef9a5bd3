package dev.trawl.bench.haystack;

import dev.trawl.bench.data.DataException;
import dev.trawl.retrieval.chunk.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Paragraphs for haystacks. Their tokens are counted once. Immutable. */
public final class TextPool {
  /** A paragraph and its number of tokens, including the break after it. */
  public record Paragraph(String text, int tokens) {}

  private static final int LONG_PARAGRAPH_CHARS = 4_000;
  private static final int GENERATED_PARAGRAPHS = 4_000;
  private static final int FILES_MAX = 1_000;

  private final List<Paragraph> paragraphs;

  public TextPool(List<String> texts, Tokens tokens) {
    paragraphs =
        texts.stream().map(text -> new Paragraph(text, tokens.count(text + "\n\n"))).toList();
  }

  /** Reads all {@code .txt} files of a folder, sorted by name. */
  public static TextPool ofFolder(Path folder, Tokens tokens) {
    var texts = new ArrayList<String>();
    try (var files = Files.list(folder)) {
      var sorted =
          files
              .filter(file -> file.toString().endsWith(".txt"))
              .filter(file -> !file.getFileName().toString().startsWith("LICEN"))
              .sorted()
              .limit(FILES_MAX)
              .toList();
      for (var file : sorted) {
        addParagraphs(Files.readString(file), texts);
      }
    } catch (IOException e) {
      throw new DataException("cannot read the haystack in " + folder + ": " + e.getMessage(), e);
    }
    if (texts.isEmpty()) {
      throw new DataException(
          folder + " contains no .txt file; choose another folder with --haystack");
    }
    return new TextPool(texts, tokens);
  }

  /** Creates a pool of generated filler sentences. It depends only on the arguments. */
  public static TextPool generated(String language, long seed, Tokens tokens) {
    var grammar = Grammar.of(language);
    var random = new Random(seed);
    var texts = new ArrayList<String>();
    for (var i = 0; i < GENERATED_PARAGRAPHS; i++) {
      var sentences = new ArrayList<String>();
      var count = 3 + random.nextInt(6);
      for (var j = 0; j < count; j++) {
        sentences.add(grammar.expand("{filler}", random));
      }
      texts.add(String.join(language.equals("en") ? " " : "", sentences));
    }
    return new TextPool(texts, tokens);
  }

  /**
   * Draws paragraphs in random order until they have {@code lengthTokens} tokens. When all
   * paragraphs have been used, they are shuffled and used again.
   */
  public List<Paragraph> draw(int lengthTokens, Random random) {
    var drawn = new ArrayList<Paragraph>();
    var order = new ArrayList<>(paragraphs);
    for (var total = 0; total < lengthTokens; ) {
      Collections.shuffle(order, random);
      for (var paragraph : order) {
        if (total >= lengthTokens) {
          break;
        }
        drawn.add(paragraph);
        total += paragraph.tokens();
      }
    }
    return drawn;
  }

  private static void addParagraphs(String text, List<String> into) {
    for (var paragraph : text.replace("\uFEFF", "").replace("\r\n", "\n").split("\n\\s*\n")) {
      if (paragraph.length() > LONG_PARAGRAPH_CHARS) {
        paragraph.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(into::add);
      } else if (!paragraph.isBlank()) {
        into.add(paragraph.strip());
      }
    }
  }
}
