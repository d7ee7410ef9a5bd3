package dev.trawl.actors.openai;

import dev.trawl.protocol.LanguageModel;
import dev.trawl.protocol.ModelCall;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A model behind the chat API that OpenAI gave its name to: vLLM, SGLang, Ollama, llama.cpp,
 * DashScope, OpenAI and others.
 *
 * <p>Thread-safe. A call holds a connection, and no thread. How many calls are under way is the
 * caller's affair. Replies complete on a thread of the HTTP client, failures also on that of the
 * clock; what follows on them must not block. A call is bounded by silence, not by time: a server
 * may be slow but must not stall.
 */
public final class OpenAiModel implements LanguageModel {
  private static final int LEAST_THREADS = 4;
  private static final int IDLE_SECONDS = 10;

  private final Server server;
  private final Failures failures;
  private final Endpoint endpoint;
  private final ChatRequest requests;
  private final Dialect.Memory dialects;

  private OpenAiModel(Server server, HttpClient http, Dialect dialect) {
    this.server = server;
    failures = new Failures(server);
    endpoint = new Endpoint(server, http, failures);
    requests = new ChatRequest(server);
    dialects = new Dialect.Memory(dialect);
  }

  /**
   * The model of {@code server}, which is asked to stream its replies: silence in the middle of one
   * is noticed in no other way.
   *
   * @param http may be shared by many models; see {@link #client}
   * @throws IllegalArgumentException where the server's url, key or extra body cannot be used
   */
  public static OpenAiModel of(Server server, HttpClient http) {
    return new OpenAiModel(server, http, Dialect.first(true));
  }

  /** As {@link #of}, for a server that does better when it gives each reply at once. */
  public static OpenAiModel withoutStreams(Server server, HttpClient http) {
    return new OpenAiModel(server, http, Dialect.first(false));
  }

  /**
   * A client for {@link #of}. It follows no redirect, for the key would follow it too. Its threads
   * are as many as the processors, at least four because one that looks up a host is blocked; all
   * are daemons.
   *
   * @param connectTimeout longest wait for a connection, of every server that the client is used
   *     for
   */
  public static HttpClient client(Duration connectTimeout) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(connectTimeout)
        .executor(workers())
        .build();
  }

  private static ThreadPoolExecutor workers() {
    var threads = Math.max(LEAST_THREADS, Runtime.getRuntime().availableProcessors());
    var workers =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("trawl-model-", 1).factory());
    workers.allowCoreThreadTimeOut(true);
    return workers;
  }

  @Override
  public String name() {
    return server.model();
  }

  @Override
  public ModelCall<Completion> complete(Prompt prompt) {
    return new ChatCall(endpoint, requests, failures, dialects, prompt).begin();
  }

  @Override
  public ModelCall<Facts> describe() {
    return new ListCall(endpoint, server.model(), failures);
  }

  @Override
  public String toString() {
    return server.setting() + ": " + server.model();
  }
}
