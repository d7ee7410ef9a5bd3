package dev.trawl.retrieval.chunk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A byte-pair vocabulary from a file.
 *
 * @param ranks the rank of each token, by the bytes of the token. The rank is the id of the token;
 *     pairs with a lower rank are merged first
 */
record Vocabulary(String name, Map<byte[], Integer> ranks) {
  /** A byte-pair vocabulary contains at least the 256 single bytes. */
  private static final int MIN_SIZE = 256;

  static Vocabulary read(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    Map<byte[], Integer> ranks;
    try {
      ranks =
          file.toString().endsWith(".json")
              ? json(new ObjectMapper().readTree(content))
              : tiktoken(new String(content, StandardCharsets.US_ASCII));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IOException(unusable(file), e);
    }
    if (ranks.size() < MIN_SIZE) {
      throw new IOException(unusable(file));
    }
    return new Vocabulary(name(file, content), ranks);
  }

  private static String unusable(Path file) {
    return file
        + " is not a byte-pair vocabulary; give a .tiktoken file, a tokenizer.json or a vocab.json";
  }

  private static String name(Path file, byte[] content) {
    var checksum = new CRC32C();
    checksum.update(content);
    return "%s-%08x-%d".formatted(file.getFileName(), checksum.getValue(), content.length);
  }

  /** Each line has one token: its bytes in Base64, a space, and its rank. */
  private static Map<byte[], Integer> tiktoken(String text) {
    var ranks = new HashMap<byte[], Integer>();
    text.lines()
        .filter(line -> !line.isBlank())
        .forEach(
            line -> {
              int space = line.indexOf(' ');
              if (space < 1) {
                throw new IllegalArgumentException("no rank");
              }
              ranks.put(
                  Base64.getDecoder().decode(line.substring(0, space)),
                  Integer.valueOf(line.substring(space + 1).strip()));
            });
    return ranks;
  }

  private static Map<byte[], Integer> json(JsonNode root) {
    JsonNode vocabulary = root.has("model") ? root.path("model").path("vocab") : root;
    var bytes = byteOfCharacter();
    var ranks = new HashMap<byte[], Integer>();
    vocabulary
        .properties()
        .forEach(
            entry -> {
              byte[] token = token(entry.getKey(), bytes);
              if (token.length > 0 && entry.getValue().isInt()) {
                ranks.put(token, entry.getValue().intValue());
              }
            });
    return ranks;
  }

  /**
   * The bytes of a token; empty if it contains a character that does not represent a byte, as some
   * special tokens do.
   */
  private static byte[] token(String signs, Map<Integer, Integer> bytes) {
    var token = new ByteArrayOutputStream();
    for (int sign : signs.codePoints().toArray()) {
      Integer value = bytes.get(sign);
      if (value == null) {
        return new byte[0];
      }
      token.write(value);
    }
    return token.toByteArray();
  }

  /**
   * The byte that each character represents. Hugging Face writes each byte of a token as one
   * printable character: the Latin-1 character if it is printable, else the next character from
   * U+0100 on.
   */
  private static Map<Integer, Integer> byteOfCharacter() {
    var bytes = new HashMap<Integer, Integer>();
    int next = 0x100;
    for (int value = 0; value < 0x100; value++) {
      boolean printable =
          (value >= '!' && value <= '~')
              || (value >= 0xA1 && value <= 0xAC)
              || (value >= 0xAE && value <= 0xFF);
      bytes.put(printable ? value : next++, value);
    }
    return bytes;
  }
}
