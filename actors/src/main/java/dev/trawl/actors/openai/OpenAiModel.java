package dev.trawl.actors.openai;

import dev.trawl.protocol.model.LanguageModel;
import dev.trawl.protocol.model.ModelCall;
import java.util.function.Consumer;

/**
 * A model behind the chat API that OpenAI gave its name to: vLLM, SGLang, Ollama, llama.cpp,
 * DashScope, OpenAI and others.
 *
 * <p>Thread-safe. A call holds a connection, and no thread. How many calls are under way is the
 * caller's affair. Replies complete on a thread of its connections, failures also on that of the
 * clock; what follows on them must not block. A call is bounded by silence, not by time: a server
 * may be slow but must not stall.
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
   * The model of {@code server}, which is asked to stream its replies: silence in the middle of one
   * is noticed in no other way.
   *
   * @param http may be shared by many models
   * @throws IllegalArgumentException where the server's url, key or extra body cannot be used
   */
  public static OpenAiModel of(Server server, Http http) {
    return new OpenAiModel(server, http, Dialect.first(true));
  }

  /** As {@link #of}, for a server that does better when it gives each reply at once. */
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
    return new ListCall(api, server.model(), failures);
  }

  @Override
  public String toString() {
    return server.setting() + ": " + server.model();
  }
}
