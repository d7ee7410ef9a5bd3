package dev.trawl.actors.openai;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The address of a model and how to call it.
 *
 * @param url base of the OpenAI-compatible API, such as {@code http://127.0.0.1:11434/v1}
 * @param model the model's name there
 * @param key sent as bearer token; empty for none
 * @param setting the setting that names this server, for error messages, such as {@code
 *     trawl.model}
 * @param connectTimeout the longest wait for a connection
 * @param stallTimeout the longest time in which the server may send nothing
 * @param maxReplyBytes the largest reply that is read
 * @param extraBody a JSON object whose members are added to every request; {@code {}} for none
 */
public record Server(
    URI url,
    String model,
    Optional<Secret> key,
    String setting,
    Duration connectTimeout,
    Duration stallTimeout,
    int maxReplyBytes,
    String extraBody) {}
