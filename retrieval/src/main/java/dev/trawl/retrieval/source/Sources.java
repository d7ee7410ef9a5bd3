package dev.trawl.retrieval.source;

import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Source;
import dev.trawl.retrieval.document.DocumentSettings;
import java.io.InputStream;
import java.util.List;

/**
 * The sources named by the arguments of {@code -f}: files, folders, URLs, or {@code -} for standard
 * input.
 *
 * @param found the sources in the order of the arguments, without duplicates; files of a folder are
 *     sorted by name
 * @param rejected arguments that cannot be used
 * @param skipped number of files that were skipped in folders because they are not documents
 */
public record Sources(List<Source> found, List<Asking.Rejected> rejected, int skipped) {
  public Sources {
    found = List.copyOf(found);
    rejected = List.copyOf(rejected);
  }

  /** Searches folders, and reads {@code standardInput} if {@code -} is an argument. Blocks. */
  public static Sources of(
      List<String> arguments, InputStream standardInput, DocumentSettings settings) {
    var search = new SourceSearch(settings, standardInput);
    arguments.forEach(search::add);
    return search.result();
  }
}
