package dev.trawl.retrieval.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Recognises the messages in the exports of Slack, Telegram, Discord and Messenger, and writes each
 * as a line: time, speaker, text. Other data in an export, such as reactions, are left out.
 */
final class ChatMessages {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private ChatMessages() {}

  /** The line of a message; empty if {@code node} is something else. */
  static Optional<String> line(JsonNode node) {
    var message =
        slack(node).or(() -> telegram(node)).or(() -> discord(node)).or(() -> messenger(node));
    return message.filter(line -> !line.isBlank());
  }

  private static Optional<String> slack(JsonNode node) {
    var speaker =
        first(
            node.at("/user_profile/real_name"),
            node.at("/user_profile/display_name"),
            node.path("username"),
            node.path("user"));
    return node.path("type").asText().equals("message") && node.path("ts").isTextual()
        ? line(epoch(node.path("ts").asDouble() * 1000), speaker, node.path("text").asText())
        : Optional.empty();
  }

  private static Optional<String> telegram(JsonNode node) {
    boolean isMessage =
        node.path("type").asText().equals("message")
            && node.path("date").isTextual()
            && node.has("text")
            && (node.has("from_id") || node.has("date_unixtime") || node.has("from"));
    return isMessage
        ? line(time(node.path("date")), first(node.path("from")), parts(node.path("text")))
        : Optional.empty();
  }

  /** Telegram writes a text with links or bold words as a list of its parts. */
  private static String parts(JsonNode text) {
    if (!text.isArray()) {
      return text.asText();
    }
    var words = new StringBuilder();
    text.forEach(
        part -> words.append(part.isTextual() ? part.asText() : part.path("text").asText()));
    return words.toString();
  }

  private static Optional<String> discord(JsonNode node) {
    var speaker =
        first(
            node.at("/author/nickname"),
            node.at("/author/global_name"),
            node.at("/author/name"),
            node.at("/author/username"));
    return node.path("timestamp").isTextual() && node.path("content").isTextual()
        ? line(time(node.path("timestamp")), speaker, node.path("content").asText())
        : Optional.empty();
  }

  private static Optional<String> messenger(JsonNode node) {
    return node.path("timestamp_ms").isNumber() && node.path("content").isTextual()
        ? line(
            epoch(node.path("timestamp_ms").asDouble()),
            first(node.path("sender_name")),
            node.path("content").asText())
        : Optional.empty();
  }

  private static Optional<String> line(String time, String speaker, String text) {
    return time.isEmpty() || speaker.isEmpty() || text.isBlank()
        ? Optional.empty()
        : Optional.of("%s %s: %s".formatted(time, speaker, text.strip()));
  }

  private static String first(JsonNode... names) {
    for (var name : names) {
      if (name.isTextual() && !name.asText().isBlank()) {
        return name.asText().strip();
      }
    }
    return "";
  }

  /** Changes "2026-04-15T09:12:33" to "2026-04-15 09:12:33"; a time zone is kept. */
  private static String time(JsonNode iso) {
    return iso.asText().replaceFirst("(\\d)T(\\d)", "$1 $2").replaceFirst("(:\\d\\d)\\.\\d+", "$1");
  }

  private static String epoch(double millis) {
    try {
      return TIME.format(Instant.ofEpochMilli((long) millis));
    } catch (DateTimeException e) {
      return "";
    }
  }
}
