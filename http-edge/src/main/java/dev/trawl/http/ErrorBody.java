package dev.trawl.http;

import java.util.Optional;

/** The error of a request, in the form of OpenAI's API. */
public record ErrorBody(Detail error) {
  /**
   * @param type {@code invalid_request_error}, {@code authentication_error}, {@code
   *     rate_limit_error}, {@code server_error}, …
   * @param message one line: what is wrong, where, and what to do
   * @param param the invalid member or parameter; null unless exactly one is invalid
   * @param code a constant that programs can test
   */
  public record Detail(String type, String message, Optional<String> param, String code) {}
}
