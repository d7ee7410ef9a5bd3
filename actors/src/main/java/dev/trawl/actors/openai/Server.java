package dev.trawl.actors.openai;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The address of a model and how to call it.
 *
 * @param url base of the OpenAI-compatible API, such as {@code http://127.0.0.1:11434/v1}
 * @param model the model's name at this server; on Azure, the name of the deployment
 * @param key sent in the header that the provider expects; empty for none
 * @param setting the setting that names this server, for error messages, such as {@code
 *     trawl.model}
 * @param connectTimeout the longest wait for a connection
 * @param stallTimeout the longest time in which the server may send nothing
 * @param maxReplyBytes the size of the largest reply that is accepted
 * @param extraBody a JSON object whose members are added to every request; {@code {}} for none
 * @param api how the provider's API differs from OpenAI's
 */
public record Server(
    URI url,
    String model,
    Optional<Secret> key,
    String setting,
    Duration connectTimeout,
    Duration stallTimeout,
    int maxReplyBytes,
    String extraBody,
    Api api) {
  /**
   * The differences between a provider's API and OpenAI's.
   *
   * @param version value of the parameter {@code api-version}; empty for none
   * @param headers added to every request; they replace headers of the same name
   */
  public record Api(Provider provider, String version, Map<String, Secret> headers) {
    public Api {
      headers = Map.copyOf(headers);
    }

    /** The API of the provider that {@code url} belongs to. */
    static Api of(URI url) {
      return new Api(Provider.of(url), "", Map.of());
    }
  }

  /** A server of the provider that {@code url} belongs to, without further headers. */
  public Server(
      URI url,
      String model,
      Optional<Secret> key,
      String setting,
      Duration connectTimeout,
      Duration stallTimeout,
      int maxReplyBytes,
      String extraBody) {
    this(
        url,
        model,
        key,
        setting,
        connectTimeout,
        stallTimeout,
        maxReplyBytes,
        extraBody,
        Api.of(url));
  }
}
