package dev.trawl.actors.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;

/**
 * A server's error message, from any of the formats that servers use. It must not be shown
 * unchanged, because it may contain line breaks, a complete web page, or our key.
 *
 * @param message empty if there is none
 * @param code the code and type of the error as one text; empty for none
 * @param parameter the parameter that the server objects to; empty if the server does not name one
 */
record ServerError(String message, String code, String parameter) {
  private static final int RAW_BYTES = 1_000;

  static ServerError of(byte[] body) {
    try {
      var error = of(ApiJson.read(body));
      if (!error.message.isEmpty()) {
        return error;
      }
    } catch (IOException notJson) {
      // The body is a page or a line of text, which is used unchanged.
    }
    var raw = new String(body, 0, Math.min(body.length, RAW_BYTES), StandardCharsets.UTF_8);
    return new ServerError(raw.strip(), "", "");
  }

  static ServerError of(JsonNode json) {
    var body = json.isArray() ? json.path(0) : json;
    var error = body.hasNonNull("error") ? body.path("error") : body;
    return new ServerError(
        message(error),
        (ApiJson.text(error, "code") + " " + ApiJson.text(error, "type")).strip(),
        ApiJson.text(error, "param"));
  }

  private static String message(JsonNode error) {
    if (error.isTextual()) {
      return error.asText();
    }
    for (var name : new String[] {"message", "detail", "msg", "error_message", "errors"}) {
      var value = error.path(name);
      if (value.isArray()) {
        return validationErrors(value);
      }
      if (value.isTextual() && !value.asText().isBlank()) {
        return value.asText();
      }
    }
    return "";
  }

  /**
   * Joins the errors of a server that checks requests against a schema. The last element of {@code
   * loc} is the parameter.
   */
  private static String validationErrors(JsonNode list) {
    var all = new ArrayList<String>();
    for (var error : list) {
      var place = error.path("loc");
      var name = place.path(place.size() - 1).asText("");
      all.add(name.isEmpty() ? message(error) : name + ": " + message(error));
    }
    return String.join("; ", all);
  }

  /** Returns true if the message contains {@code parameter} as a whole word. */
  boolean mentions(String parameter) {
    var text = (message + " " + this.parameter).toLowerCase(Locale.ROOT);
    for (int at = text.indexOf(parameter); at >= 0; at = text.indexOf(parameter, at + 1)) {
      if (!inWord(text, at - 1) && !inWord(text, at + parameter.length())) {
        return true;
      }
    }
    return false;
  }

  boolean mentionsAny(String... parameters) {
    for (var parameter : parameters) {
      if (mentions(parameter)) {
        return true;
      }
    }
    return false;
  }

  private static boolean inWord(String text, int at) {
    return at >= 0
        && at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_');
  }

  /**
   * Returns true if the prompt is too long. Such a message often mentions parameters that are not
   * the problem.
   */
  boolean saysTooLong() {
    return Overflow.of(this).isPresent();
  }

  /** Gemini reports a wrong key with status 400, not 401. */
  boolean saysKeyIsWrong() {
    return mentions("api key") && mentionsAny("valid", "invalid");
  }

  boolean saysQuotaIsSpent() {
    return code.contains("insufficient_quota");
  }

  /** The status that corresponds to an error in the middle of a reply. */
  int status() {
    for (var part : code.split(" ", -1)) {
      switch (part) {
        case "insufficient_quota", "rate_limit_exceeded", "rate_limit_error" -> {
          return 429;
        }
        case "overloaded_error", "overloaded" -> {
          return 503;
        }
        case "context_length_exceeded", "invalid_request_error", "BadRequestError" -> {
          return 400;
        }
        default -> {
          if (part.matches("[45][0-9][0-9]")) {
            return Integer.parseInt(part);
          }
        }
      }
    }
    return 500;
  }
}
