package dev.trawl.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command in its own process, started with the launcher's options. */
record ProcessRun(Process process, Path out, Path err) {
  private static final int SECONDS_MAX = 90;

  /**
   * Starts {@code trawl} with {@code arguments}.
   *
   * @param before a command that starts this one, such as a shell that sets limits; may be empty
   */
  static ProcessRun start(Path folder, List<String> before, String... arguments) {
    var command = new ArrayList<>(before);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dtrawl.conf=" + SourceTree.root().resolve("conf/application.conf"),
            "-Dlogback.configurationFile=" + SourceTree.root().resolve("conf/logback.xml"),
            "-cp",
            System.getProperty("java.class.path"),
            "dev.trawl.cli.Main"));
    command.addAll(List.of(arguments));
    try {
      var out = Files.createTempFile(folder, "out", ".txt");
      var err = Files.createTempFile(folder, "err", ".txt");
      var process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      process.getOutputStream().close();
      return new ProcessRun(process, out, err);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Waits until the process ends. */
  CommandRun end() throws InterruptedException {
    if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running after %d s: %s".formatted(SECONDS_MAX, read(err)));
    }
    return new CommandRun(process.exitValue(), read(out), read(err));
  }

  String errSoFar() {
    return read(err);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
