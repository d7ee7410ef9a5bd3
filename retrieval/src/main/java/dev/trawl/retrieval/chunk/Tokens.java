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
 * Counts tokens with a byte-pair vocabulary. Thread-safe.
 *
 * <p>The built-in vocabulary is cl100k_base. With a Qwen vocabulary file, counts are exact for Qwen
 * models, which split text like cl100k_base except that each digit is separate. Special tokens in a
 * document are counted as ordinary text, because document text is data.
 */
public final class Tokens {
  /** The pattern with which Qwen 1 to 3 split a text before byte pairs are merged. */
  private static final Pattern QWEN =
      Pattern.compile(
          "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}"
              + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** Texts are encoded in slices of about this many UTF-16 units, to limit the encoder's memory. */
  private static final int SLICE_CHARS = 8192;

  private final String name;
  private final Supplier<Encoding> encoding;

  private Tokens(String name, Supplier<Encoding> encoding) {
    this.name = name;
    this.encoding = encoding;
  }

  /** Counts with the vocabulary of {@code settings}. */
  public static Tokens of(ChunkSettings settings) throws IOException {
    return settings.vocabulary().isPresent()
        ? fromVocabulary(settings.vocabulary().get())
        : builtIn();
  }

  /** Counts with cl100k_base. The vocabulary is read once per process, at the first count. */
  public static Tokens builtIn() {
    return new Tokens("cl100k_base", () -> BuiltIn.ENCODING);
  }

  /**
   * Counts with the vocabulary in {@code file}: a {@code .tiktoken} file, or {@code tokenizer.json}
   * or {@code vocab.json} in the format of Hugging Face.
   *
   * @throws IOException if the file is not a vocabulary; the message is one line that names the
   *     file
   */
  public static Tokens fromVocabulary(Path file) throws IOException {
    var vocabulary = Vocabulary.read(file);
    var params = new GptBytePairEncodingParams("vocabulary", QWEN, vocabulary.ranks(), Map.of());
    var registry = Encodings.newLazyEncodingRegistry().registerGptBytePairEncoding(params);
    var encoding = registry.getEncoding("vocabulary").orElseThrow();
    return new Tokens(vocabulary.name(), () -> encoding);
  }

  /** Identifies the vocabulary. Instances with equal names count the same. */
  public String name() {
    return name;
  }

  /** Reads the vocabulary now instead of at the first count. Takes a few tenths of a second. */
  public void load() {
    encoding.get().countTokensOrdinary("");
  }

  /** Number of tokens of {@code text}, in time linear in its length. */
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

  /**
   * The end of a slice. It is before a space if possible, because the encoder splits the text there
   * anyway; otherwise it is at the maximum length.
   */
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
