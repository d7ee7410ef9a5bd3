package dev.trawl.retrieval.chunk;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.GptBytePairEncodingParams;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Counts tokens under a byte-pair vocabulary. Thread-safe.
 *
 * <p>The built-in vocabulary is cl100k_base; a Qwen vocabulary file makes counts exact for Qwen
 * models, whose texts split as cl100k's do except that each digit stands alone. Special tokens have
 * no meaning here: document text is data.
 */
public final class Tokens {
  /** How Qwen 1 to 3 part a text before byte pairs are merged. */
  private static final Pattern QWEN =
      Pattern.compile(
          "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}"
              + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
          Pattern.UNICODE_CHARACTER_CLASS);

  /**
   * Texts go to the encoder in slices of about this many UTF-16 units: what it holds for one text
   * stays small.
   */
  private static final int SLICE_CHARS = 8192;

  private final String name;
  private final Supplier<Encoding> encoding;

  private Tokens(String name, Supplier<Encoding> encoding) {
    this.name = name;
    this.encoding = encoding;
  }

  /** Counts under the vocabulary that {@code settings} name. */
  public static Tokens of(ChunkSettings settings) throws IOException {
    return settings.vocabulary().isPresent()
        ? fromVocabulary(settings.vocabulary().get())
        : builtIn();
  }

  /** Counts under cl100k_base. The vocabulary is read once in a process, at the first count. */
  public static Tokens builtIn() {
    return new Tokens("cl100k_base", () -> BuiltIn.ENCODING);
  }

  /**
   * Counts under the vocabulary in {@code file}: {@code *.tiktoken}, or {@code tokenizer.json} or
   * {@code vocab.json} as Hugging Face writes them.
   *
   * @throws IOException with one line that names the file where it is no vocabulary
   */
  public static Tokens fromVocabulary(Path file) throws IOException {
    var vocabulary = Vocabulary.read(file);
    var params = new GptBytePairEncodingParams("vocabulary", QWEN, vocabulary.ranks(), Map.of());
    var registry = Encodings.newLazyEncodingRegistry().registerGptBytePairEncoding(params);
    var encoding = registry.getEncoding("vocabulary").orElseThrow();
    return new Tokens(vocabulary.name(), () -> encoding);
  }

  /** Names the vocabulary; equal names count alike. */
  public String name() {
    return name;
  }

  /** Reads the vocabulary now, so that the first count need not. Takes some tenths of a second. */
  public void load() {
    encoding.get().countTokensOrdinary("");
  }

  /** Tokens of {@code text}. Time is linear in its length, whatever it holds. */
  public int count(String text) {
    if (text.length() <= SLICE_CHARS) {
      return encoding.get().countTokensOrdinary(text);
    }
    int count = 0;
    for (int start = 0; start < text.length(); ) {
      int end = sliceEnd(text, start);
      count += encoding.get().countTokensOrdinary(text.substring(start, end));
      start = end;
    }
    return count;
  }

  /** Before a space that follows no space, where pieces part anyway; else at the full slice. */
  private static int sliceEnd(String text, int start) {
    int end = start + SLICE_CHARS;
    if (end >= text.length()) {
      return text.length();
    }
    for (int i = end; i > start + SLICE_CHARS / 2; i--) {
      if (text.charAt(i) == ' ' && Character.isLetterOrDigit(text.charAt(i - 1))) {
        return i;
      }
    }
    return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
  }

  private static final class BuiltIn {
    private static final Encoding ENCODING =
        Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);
  }
}
