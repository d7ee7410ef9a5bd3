package dev.trawl.retrieval.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Opens a document in a separate process and prints whether the index was built there. */
final class LibraryProcess {
  private LibraryProcess() {}

  static Process start(Path root, String text) {
    var command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            LibraryProcess.class.getName(),
            root.toString(),
            text);
    try {
      return command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void main(String[] arguments) throws Exception {
    var shelves = new TestLibraries(Path.of(arguments[0]));
    var source = TestLibraries.source("a.txt", arguments[1]);
    try (var index = shelves.library().open(source).index()) {
      boolean whole = index.text(new dev.trawl.protocol.Span(0, 8)).equals("The tide");
      System.out.println(whole ? shelves.parsed.get() == 1 ? "built" : "found" : "broken");
    }
  }
}
