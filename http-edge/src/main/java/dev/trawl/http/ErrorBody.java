package dev.trawl.http;

import java.util.Optional;

/** Why a request was not done, in the form that clients of OpenAI's API know. */
public record ErrorBody(Detail error) {
  /**
   * @param type {@code invalid_request_error}, {@code authentication_error}, {@code
   *     rate_limit_error}, {@code server_error}, …
   * @param message one line: what, where, what to do
   * @param param the member or parameter that it is about; null where it is about none
   * @param code one word for programs
   */
  public record Detail(String type, String message, Optional<String> param, String code) {}
}
