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

/** A process that is trawl's server and nothing else; it ends with its standard input. */
final class LoadServer {
  private LoadServer() {}

  /**
   * The command that starts one.
   *
   * @param folder for its indexes
   * @param settings a file, as {@code conf/application.conf}
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
   * @param arguments folder and settings
   */
  public static void main(String[] arguments) throws IOException {
    try (var subject =
            Subject.start(Path.of(arguments[0]), Files.readString(Path.of(arguments[1])));
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out))) {
      var server = subject.serve();
      out.println(
          "Listening on http://127.0.0.1:%d; stops when its input ends."
              .formatted(server.address().getPort()));
      out.flush();
      System.in.transferTo(OutputStream.nullOutputStream());
      server.stop().toCompletableFuture().join();
    }
  }
}
