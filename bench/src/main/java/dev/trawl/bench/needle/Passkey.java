package dev.trawl.bench.needle;

import java.util.Random;

/** The pass key of the long-context papers: five digits to be repeated exactly. */
final class Passkey {
  private Passkey() {}

  static Needle draw(String language, Random random) {
    var key = Integer.toString(10_000 + random.nextInt(90_000));
    return switch (language) {
      case "en" ->
          needle(
              language,
              "The pass key is %s. Remember it. %s is the pass key.".formatted(key, key),
              "What is the pass key?",
              key);
      case "zh" -> needle(language, "通行密钥是%s。请记住它。%s就是通行密钥。".formatted(key, key), "通行密钥是什么？", key);
      default -> throw new IllegalArgumentException("no pass key in language " + language);
    };
  }

  private static Needle needle(String language, String statement, String question, String key) {
    return new Needle("passkey", language, statement, "", question, key);
  }
}
