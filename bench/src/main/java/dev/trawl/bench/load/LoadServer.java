package dev.trawl.bench.load;

import dev.trawl.bench.subject.Subject;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The main class of a process that only runs trawl's server. It stops when its standard input ends.
 */
final class LoadServer {
  private LoadServer() {}

  /**
   * Returns the command that starts the process.
   *
   * @param folder the folder for indexes
   * @param settings a file in the format of {@code conf/application.conf}
   */
  static List<String> command(Path folder, Path settings) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-Xmx700m",
        "-XX:NewSize=256m",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Dtrawl.conf=" + System.getProperty("trawl.conf", ""),
        "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile", ""),
        "-cp",
        System.getProperty("java.class.path"),
        LoadServer.class.getName(),
        folder.toString(),
        settings.toString());
  }

  /**
   * @param arguments the folder and the settings file
   */
  public static void main(String[] arguments) throws IOException {
    try (var subject =
            Subject.start(Path.of(arguments[0]), Files.readString(Path.of(arguments[1])));
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out))) {
      var server = subject.serve();
      out.println(
          "Listening on http://127.0.0.1:%d; stops at the end of standard input."
              .formatted(server.address().getPort()));
      out.flush();
      System.in.transferTo(OutputStream.nullOutputStream());
      server.stop().toCompletableFuture().join();
    }
  }
}
