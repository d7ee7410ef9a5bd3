package dev.trawl.cli;

import dev.trawl.cli.options.DocumentOptions;
import dev.trawl.cli.options.EngineOptions;
import dev.trawl.cli.terminal.Count;
import dev.trawl.cli.terminal.ExitStatus;
import dev.trawl.cli.terminal.Interrupts;
import dev.trawl.cli.terminal.Streams;
import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.json.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code trawl index}: parses and indexes documents, without asking a question. */
@Command(
    name = "index",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = TrawlCommand.Version.class,
    description = "Parses and indexes documents, and shows their pages, tokens and chunks.",
    footerHeading = "%n",
    footer = {"Example:", "  trawl index -f reports/ --json | jq .documents[].pages"})
final class IndexCommand implements Callable<Integer> {
  private final Streams streams;
  private final Interrupts interrupts;

  @Mixin private DocumentOptions documents = new DocumentOptions();

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  @Mixin private EngineOptions engine = new EngineOptions();

  IndexCommand(Streams streams, Interrupts interrupts) {
    this.streams = streams;
    this.interrupts = interrupts;
  }

  @Override
  public Integer call() {
    try (var opened = OpenDocuments.open(engine, documents, streams, interrupts)) {
      streams.print(json ? Json.pretty(Json.opened(opened.opened())) : text(opened.opened()));
      return ExitStatus.ANSWERED;
    }
  }

  private static String text(Asking.Opened opened) {
    var text = new StringBuilder();
    opened.documents().forEach(document -> text.append(text(document)).append('\n'));
    var timing = opened.timing();
    return text.append(
            "%s in %s (parsing %s, indexing %s)"
                .formatted(
                    Count.of(opened.documents().size(), "document"),
                    Count.seconds(timing.totalMs()),
                    Count.seconds(timing.parseMs()),
                    Count.seconds(timing.indexMs())))
        .toString();
  }

  private static String text(Document document) {
    return "%s: %s, %s, %s, %s, %s, %s"
        .formatted(
            document.name(),
            document.mediaType(),
            Count.of(document.pages(), "page"),
            Count.of(document.characters(), "character"),
            Count.of(document.tokens(), "token"),
            Count.of(document.chunks(), "chunk"),
            String.join(" ", document.languages()));
  }
}
