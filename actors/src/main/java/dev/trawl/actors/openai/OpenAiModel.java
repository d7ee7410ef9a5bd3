package dev.trawl.actors.openai;

import dev.trawl.protocol.model.LanguageModel;
import dev.trawl.protocol.model.ModelCall;
import java.util.function.Consumer;

/**
 * A model behind the chat API of OpenAI, which vLLM, SGLang, llama.cpp, DashScope and others offer
 * too. {@link Provider} lists the providers whose API differs from it.
 *
 * <p>Thread-safe. A call uses a connection but no thread; the caller limits the number of
 * concurrent calls. Calls complete on a connection's thread or, after some failures, on the thread
 * of the stall clock, so dependent stages must not block. The duration of a call is not limited,
 * only the time in which the server sends nothing.
 */
public final class OpenAiModel implements LanguageModel {
  private final Server server;
  private final Failures failures;
  private final ChatApi api;
  private final ChatRequest requests;
  private final Dialect.Memory dialects;

  private OpenAiModel(Server server, Http http, Dialect dialect) {
    this.server = server;
    failures = new Failures(server);
    api = new ChatApi(server, http, failures);
    requests = new ChatRequest(server);
    dialects = new Dialect.Memory(dialect);
  }

  /**
   * The model of {@code server}, which streams its replies, because without a stream a stall in the
   * middle of a reply is not noticed.
   *
   * @param http may be shared by many models
   * @throws IllegalArgumentException if the server's url, key, headers or extra body cannot be used
   */
  public static OpenAiModel of(Server server, Http http) {
    return new OpenAiModel(server, http, Dialect.first(true));
  }

  /** Like {@link #of}, for a server that works better without streams. */
  public static OpenAiModel withoutStreams(Server server, Http http) {
    return new OpenAiModel(server, http, Dialect.first(false));
  }

  @Override
  public String name() {
    return server.model();
  }

  @Override
  public ModelCall<Completion> complete(Prompt prompt) {
    return complete(prompt, piece -> {});
  }

  @Override
  public ModelCall<Completion> complete(Prompt prompt, Consumer<String> pieces) {
    return new ChatCall(api, requests, failures, dialects, prompt, pieces).begin();
  }

  @Override
  public ModelCall<Facts> describe() {
    return server.api().provider() == Provider.OLLAMA
        ? new OllamaCall(api, server, failures)
        : new ListCall(api, server, failures);
  }

  @Override
  public boolean cutsLongPrompts() {
    return server.api().provider() == Provider.OLLAMA;
  }

  @Override
  public String toString() {
    return server.setting() + ": " + server.model();
  }
}
