package dev.trawl.cli;

import dev.trawl.actors.Trawl;
import dev.trawl.cli.options.EngineOptions;
import dev.trawl.cli.options.EngineSettings;
import dev.trawl.cli.options.LogFormat;
import dev.trawl.cli.options.Logging;
import dev.trawl.cli.terminal.CommandFailure;
import dev.trawl.cli.terminal.ExitStatus;
import dev.trawl.cli.terminal.Interrupts;
import dev.trawl.cli.terminal.Streams;
import dev.trawl.http.server.EdgeSettings;
import dev.trawl.http.server.TrawlServer;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.jline.utils.Signals;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code trawl serve}: answers questions over HTTP until it is interrupted. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = TrawlCommand.Version.class,
    description = {
      "Serves a web page, and answers questions over HTTP and WebSocket, until Ctrl-C.",
      "Settings: trawl.http in conf/application.conf; logging: conf/logback.xml."
    },
    footerHeading = "%n",
    footer = {
      "Examples:",
      "  trawl serve",
      "  TRAWL_HTTP_KEYS=a-long-secret trawl serve --host 0.0.0.0 --port 80"
    })
final class ServeCommand implements Callable<Integer> {
  private final Streams streams;
  private final Interrupts interrupts;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description =
          "Address to listen on. API keys are required unless it is a loopback address. Default: ${DEFAULT-VALUE}.")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Port to listen on; 0 for any free port. Default: ${DEFAULT-VALUE}.")
  private int port = 8080;

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      description =
          "Format of the log on standard error: text, or json for one object on each line."
              + " Default: text.")
  private LogFormat logFormat = LogFormat.TEXT;

  @Mixin private EngineOptions engine = new EngineOptions();

  ServeCommand(Streams streams, Interrupts interrupts) {
    this.streams = streams;
    this.interrupts = interrupts;
  }

  @Override
  public Integer call() throws InterruptedException {
    Logging.configureServer(logFormat, !engine.quiet());
    var settings = EngineSettings.of(engine);
    var edge = settings.edge();
    var notes = new ArrayList<String>();
    var warnings = new ArrayList<String>();
    try (var trawl = ModelCheck.start(settings, notes::add, warnings::add, interrupts)) {
      var server = start(trawl, edge);
      say("Listening on %s; press Ctrl-C to stop.".formatted(uri(edge, server.address())));
      if (!edge.keys().isEmpty()
          && edge.tls().isEmpty()
          && !server.address().getAddress().isLoopbackAddress()) {
        say(
            "API keys are sent unencrypted: set trawl.http.tls, or use a TLS proxy in front of"
                + " this server.");
      }
      if (!engine.quiet()) {
        notes.forEach(this::say);
      }
      warnings.forEach(warning -> say("Warning: " + warning + "."));
      awaitInterrupt();
      if (!engine.quiet()) {
        say("Stopping when the current runs have ended; press Ctrl-C again to stop now.");
      }
      server.stop().toCompletableFuture().join();
      return ExitStatus.ANSWERED;
    }
  }

  /** With JSON logs, programs read standard error, so notes are written as log entries. */
  private void say(String note) {
    if (logFormat == LogFormat.JSON) {
      LoggerFactory.getLogger("trawl.server").info(note);
    } else {
      streams.say(note);
    }
  }

  private TrawlServer start(Trawl trawl, EdgeSettings edge) {
    try {
      return TrawlServer.start(trawl, edge, host, port).toCompletableFuture().join();
    } catch (IllegalArgumentException refused) {
      throw CommandFailure.unusable(String.valueOf(refused.getMessage()));
    } catch (CompletionException unbound) {
      throw CommandFailure.unusable(
          "cannot listen on %s, port %d: it may be in use; choose another with --port"
              .formatted(host, port));
    }
  }

  private void awaitInterrupt() throws InterruptedException {
    var interrupted = new CountDownLatch(1);
    Signals.register("TERM", interrupts::interrupt);
    interrupts.stoppable(
        interrupted::countDown,
        () -> {
          interrupted.await();
          return true;
        });
  }

  private static String uri(EdgeSettings edge, InetSocketAddress address) {
    var host = address.getAddress().getHostAddress();
    return "%s://%s:%d"
        .formatted(
            edge.tls().isPresent() ? "https" : "http",
            host.contains(":") ? "[" + host + "]" : host,
            address.getPort());
  }
}
