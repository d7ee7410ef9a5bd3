package dev.trawl.bench.keys;

import java.util.Random;

/** A statement that contains a value once or twice, and the question that asks for it. */
public record StatedValue(String statement, String question, String value) {
  public static StatedValue passkey(String language, Random random) {
    var key = Integer.toString(10_000 + random.nextInt(90_000));
    return language.equals("zh")
        ? new StatedValue("通行密钥是%s。请记住它。%s就是通行密钥。".formatted(key, key), "通行密钥是什么？", key)
        : new StatedValue(
            "The pass key is %s. Remember it. %s is the pass key.".formatted(key, key),
            "What is the pass key?",
            key);
  }

  static StatedValue number(String language, Random random) {
    var number = Long.toString(1_000_000_000L + (long) (random.nextDouble() * 9_000_000_000L));
    return language.equals("zh")
        ? new StatedValue("数字序列是%s。请记住它。".formatted(number), "数字序列是什么？", number)
        : new StatedValue(
            "The sequence of digits is %s. Remember it.".formatted(number),
            "What is the sequence of digits?",
            number);
  }
}
