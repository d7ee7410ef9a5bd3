package dev.trawl.retrieval.source;

import dev.trawl.retrieval.document.DocumentSettings;
import dev.trawl.retrieval.format.FormatDetector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the documents in a folder and its subfolders, sorted by name. Skips hidden files and lock
 * files of office programs. Visits each folder only once, even if there are several links to it.
 * Not thread-safe.
 */
final class FolderWalk {
  private final Path root;
  private final DocumentSettings settings;
  private final List<Path> files = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Set<Path> entered = new HashSet<>();
  private int skipped;
  private boolean full;

  FolderWalk(Path root, DocumentSettings settings) {
    this.root = root;
    this.settings = settings;
  }

  void run() {
    enter(root, 0);
  }

  List<Path> files() {
    return files;
  }

  /** Short descriptions of the files and folders that could not be read. */
  List<String> problems() {
    return problems;
  }

  /** Number of files that are not documents. */
  int skipped() {
    return skipped;
  }

  private void enter(Path folder, int depth) {
    try {
      if (!entered.add(folder.toRealPath())) {
        return;
      }
      for (var entry : sorted(folder)) {
        if (full) {
          return;
        }
        visit(entry, depth);
      }
    } catch (IOException e) {
      problem("the folder %s cannot be read; check its permissions", relative(folder));
    }
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  private void visit(Path entry, int depth) {
    var name = entry.getFileName().toString();
    if (name.startsWith(".") || name.startsWith("~$")) {
      return;
    }
    if (Files.isDirectory(entry)) {
      if (depth < settings.maxFolderDepth()) {
        enter(entry, depth + 1);
      } else {
        problem(
            "has subfolders deeper than trawl.documents.max-folder-depth = %s allows; %s and"
                + " possibly others were skipped",
            settings.maxFolderDepth(), relative(entry));
      }
    } else if (Files.isRegularFile(entry)) {
      add(entry, name);
    }
  }

  private void add(Path file, String name) {
    if (!FormatDetector.isDocument(file, name)) {
      skipped++;
    } else if (files.size() < settings.maxFolderFiles()) {
      files.add(file);
    } else {
      full = true;
      problem(
          "has more files than trawl.documents.max-folder-files = %s allows; the rest was skipped",
          settings.maxFolderFiles());
    }
  }

  private String relative(Path path) {
    return root.relativize(path).toString();
  }

  private void problem(String format, Object... values) {
    var problem = format.formatted(values);
    if (problems.stream().noneMatch(problem::equals) && problems.size() < 10) {
      problems.add(problem);
    }
  }
}
