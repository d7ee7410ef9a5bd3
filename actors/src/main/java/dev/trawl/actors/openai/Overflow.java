package dev.trawl.actors.openai;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A server's statement that a prompt is too long for the model, with the numbers that it names.
 * {@link #of} recognises the messages of OpenAI, Azure, vLLM, OpenRouter, DeepSeek, Anthropic,
 * Gemini, llama.cpp and xAI; {@code OverflowTest} contains examples.
 *
 * @param promptTokens the tokens of the prompt, as the server counts them
 * @param limitTokens the server's limit for the prompt, or for prompt and reply together
 */
record Overflow(OptionalInt promptTokens, OptionalInt limitTokens) {
  private static final List<String> CODES =
      List.of("context_length", "exceed_context_size", "max_prompt_tokens_exceeded");

  private static final List<String> PHRASES =
      List.of(
          "context length",
          "context window",
          "context size",
          "context limit",
          "prompt is too long",
          "input is too long",
          "input token count",
          "maximum prompt length");

  /** A number of tokens, which some servers write with commas. */
  private static final String N = "([0-9][0-9,]{0,11})";

  private static final List<Pattern> PROMPTS =
      patterns(
          "\\(" + N + " (?:in the messages|in your prompt|of text input)",
          "resulted in " + N + " tokens",
          N + " input tokens",
          N + " tokens > [0-9]",
          "context limit: " + N + " \\+",
          "input token count \\(" + N + "\\)",
          "(?:request|input|prompt) \\(" + N + " tokens\\)",
          "contains " + N + " tokens",
          "requested (?:about )?" + N + " tokens");

  private static final List<Pattern> LIMITS =
      patterns(
          "(?:context|prompt|model) length is (?:only )?" + N,
          "> " + N + " maximum",
          "context limit: [0-9]+ \\+ [0-9]+ > " + N,
          "tokens allowed \\(?" + N,
          "context (?:size|length|window) \\(" + N);

  private static List<Pattern> patterns(String... all) {
    return Stream.of(all).map(Pattern::compile).toList();
  }

  /** Returns empty if {@code error} is about something else. */
  static Optional<Overflow> of(ServerError error) {
    var text = error.message().toLowerCase(Locale.ROOT);
    var isOverflow =
        CODES.stream().anyMatch(error.code()::contains)
            || PHRASES.stream().anyMatch(text::contains);
    return isOverflow
        ? Optional.of(new Overflow(number(PROMPTS, text), number(LIMITS, text)))
        : Optional.empty();
  }

  private static OptionalInt number(List<Pattern> patterns, String text) {
    return patterns.stream()
        .map(pattern -> pattern.matcher(text))
        .filter(found -> found.find())
        .mapToLong(found -> Long.parseLong(found.group(1).replace(",", "")))
        .filter(number -> number > 0 && number <= Integer.MAX_VALUE)
        .mapToInt(number -> (int) number)
        .findFirst();
  }
}
