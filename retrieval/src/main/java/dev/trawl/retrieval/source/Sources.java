package dev.trawl.retrieval.source;

import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Source;
import dev.trawl.retrieval.document.DocumentSettings;
import java.io.InputStream;
import java.util.List;

/**
 * What the command line's {@code -f} arguments name: files, folders, {@code -}, URLs.
 *
 * @param found in the order named, folders in the order of their files' names; each once
 * @param rejected what was named and cannot be used, and why
 * @param skipped files in named folders that are no documents
 */
public record Sources(List<Source> found, List<Asking.Rejected> rejected, int skipped) {
  public Sources {
    found = List.copyOf(found);
    rejected = List.copyOf(rejected);
  }

  /** Looks at files and folders and reads {@code standardInput} if {@code -} is named. Blocks. */
  public static Sources of(
      List<String> arguments, InputStream standardInput, DocumentSettings settings) {
    var search = new SourceSearch(settings, standardInput);
    arguments.forEach(search::add);
    return search.result();
  }
}
