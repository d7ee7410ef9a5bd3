package dev.trawl.retrieval.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {
  @TempDir Path folder;

  @Test
  void countsWithTheBuiltInVocabulary() {
    assertThat(Tokens.builtIn().count("")).isZero();
    assertThat(Tokens.builtIn().count("hello world")).isEqualTo(2);
    assertThat(Tokens.builtIn().count("12345")).isEqualTo(2);
  }

  @Test
  void treatsSpecialTokensInADocumentAsText() {
    assertThat(Tokens.builtIn().count("<|endoftext|>")).isGreaterThan(1);
  }

  @Test
  void countsEachDigitSeparatelyWithAQwenVocabulary() throws IOException {
    var tokens = Tokens.fromVocabulary(tiktoken("qwen.tiktoken"));
    assertThat(tokens.count("12345")).isEqualTo(5);
    assertThat(tokens.count("the")).isEqualTo(2); // th, e
  }

  @Test
  void countsTheSameWithEachVocabularyFormat() throws IOException {
    String text = "the thé 12 語 theth\n\n the";
    int count = Tokens.fromVocabulary(tiktoken("v.tiktoken")).count(text);
    Path vocab = Files.writeString(folder.resolve("vocab.json"), json());
    assertThat(Tokens.fromVocabulary(vocab).count(text)).isEqualTo(count);
    Path tokenizer =
        Files.writeString(
            folder.resolve("tokenizer.json"), "{\"model\":{\"vocab\":" + json() + "}}");
    assertThat(Tokens.fromVocabulary(tokenizer).count(text)).isEqualTo(count);
  }

  @Test
  void reportsTheNameOfAFileThatIsNotAVocabulary() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.json"), "{\"a\": 1}");
    assertThatThrownBy(() -> Tokens.fromVocabulary(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("notes.json")
        .hasMessageContaining("not a byte-pair vocabulary");
    Path broken = Files.writeString(folder.resolve("x.tiktoken"), "!!! what\n");
    assertThatThrownBy(() -> Tokens.fromVocabulary(broken)).hasMessageContaining("x.tiktoken");
  }

  @Test
  void countsALongLineWithoutSpacesInLinearTime() {
    assertThat(Tokens.builtIn().count("ab1".repeat(100_000))).isGreaterThan(100_000);
    assertThat(Tokens.builtIn().count(" ".repeat(1_000_000))).isPositive();
  }

  @Property(tries = 200)
  void neverCountsMoreTokensThanBytes(@ForAll String text) {
    int bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    assertThat(Tokens.builtIn().count(text)).isBetween(text.isEmpty() ? 0 : 1, bytes);
  }

  /** A vocabulary of all single bytes and one longer token: "th". */
  private Path tiktoken(String name) throws IOException {
    var lines = new StringBuilder();
    for (int i = 0; i < 256; i++) {
      lines.append(Base64.getEncoder().encodeToString(new byte[] {(byte) i}));
      lines.append(' ').append(i).append('\n');
    }
    lines.append("dGg= 256\n");
    return Files.writeString(folder.resolve(name), lines);
  }

  private static String json() {
    var entries = new StringBuilder("{");
    int next = 0x100;
    for (int i = 0; i < 256; i++) {
      boolean printable = i > 32 && i < 127 || i > 160 && i < 173 || i > 173;
      char character = (char) (printable ? i : next++);
      String quoted =
          character == '"' || character == '\\' ? "\\" + character : String.valueOf(character);
      entries.append('"').append(quoted).append("\":").append(i).append(',');
    }
    return entries.append("\"th\":256}").toString();
  }
}
