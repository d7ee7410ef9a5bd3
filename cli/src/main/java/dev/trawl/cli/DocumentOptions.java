package dev.trawl.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** Which documents. */
final class DocumentOptions {
  @Option(
      names = {"-f", "--file"},
      required = true,
      paramLabel = "FILE|URL",
      description = {
        "A document: a file, a directory (every supported file in it), an http(s) address, or - for"
            + " standard input. May be given several times."
      })
  private List<String> files = List.of();

  List<String> files() {
    return files;
  }

  boolean readsStandardInput() {
    return files.contains("-");
  }
}
