package dev.trawl.cli.options;

import java.util.List;
import picocli.CommandLine.Option;

/** The option that names the documents. */
public final class DocumentOptions {
  @Option(
      names = {"-f", "--file"},
      required = true,
      paramLabel = "FILE|URL",
      description = {
        "A document: a file, a directory (every supported file in it), an http(s) address, or - for"
            + " standard input. May be given several times."
      })
  private List<String> files = List.of();

  public List<String> files() {
    return files;
  }

  public boolean readsStandardInput() {
    return files.contains("-");
  }
}
