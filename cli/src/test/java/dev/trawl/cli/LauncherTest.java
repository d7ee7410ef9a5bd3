package dev.trawl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the launcher script {@code ./trawl} in a source tree in which the JDK, Maven and the
 * product are small shell scripts that record how they were called.
 */
class LauncherTest {
  @TempDir private Path temporary = Path.of("");
  private Path tree = Path.of("");
  private Path jdk = Path.of("");

  @BeforeEach
  void makeTree() throws IOException {
    tree = Files.createDirectories(temporary.resolve("a tree"));
    Files.copy(SourceTree.root().resolve("trawl"), tree.resolve("trawl"));
    Files.setPosixFilePermissions(
        tree.resolve("trawl"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createDirectories(tree.resolve("cli/src/main"));
    Files.writeString(tree.resolve("pom.xml"), "<project/>");
    Files.writeString(tree.resolve("cli/pom.xml"), "<project/>");
    script(
        tree.resolve("mvnw"),
        """
        echo "$@" >> '%s/mvnw.calls'
        cd "$(dirname "$0")" && mkdir -p cli/target/lib && touch cli/target/trawl.jar"""
            .formatted(temporary));
    jdk = jdk("jdk-25", "25.0.3", 7);
  }

  @Test
  void buildsOnlyOnFirstUse() throws Exception {
    assertThat(launch("ask").err()).contains("building", "preparing");
    assertThat(launch("ask").err()).isEmpty();
    assertThat(builds()).hasSize(1);
    assertThat(builds().getFirst()).contains("package").doesNotContain("install");
  }

  @Test
  void rebuildsWhenASourceFileIsNewer() throws Exception {
    launch("ask");
    var source = Files.writeString(tree.resolve("cli/src/main/New.java"), "class New {}");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    launch("ask");
    assertThat(builds()).hasSize(2);
  }

  @Test
  void passesTheArgumentsUnchanged() throws Exception {
    var run = launch("ask", "-f", "a file.txt", "What is \"it\" * $HOME?", "");
    assertThat(run.status()).isEqualTo(7);
    assertThat(run.out())
        .contains(
            "<-cp>", "<" + tree.toRealPath() + "/cli/target/trawl.jar>", "<dev.trawl.cli.Main>")
        .endsWith("<ask>\n<-f>\n<a file.txt>\n<What is \"it\" * $HOME?>\n<>\n");
  }

  @Test
  void startsTheBenchmarksWithTheirOwnClassPath() throws Exception {
    assertThat(launch("bench", "smoke").out())
        .contains("cli/target/trawl.jar:", "/bench/target/trawl-bench.jar>")
        .endsWith("<dev.trawl.bench.Main>\n<bench>\n<smoke>\n");
  }

  @Test
  void showsTheHelpOfTheBenchmarks() throws Exception {
    assertThat(launch("help", "bench").out())
        .endsWith("<dev.trawl.bench.Main>\n<bench>\n<--help>\n");
  }

  @Test
  void showsTheCurrentModuleAndTheNumberOfModules() throws Exception {
    script(
        tree.resolve("mvnw"),
        """
        echo '[INFO] Building trawl protocol 0.1.0-SNAPSHOT                    [2/3]'
        echo '[INFO] Building trawl cli 0.1.0-SNAPSHOT                         [3/3]'
        mkdir -p '%1$s/cli/target/lib' && touch '%1$s/cli/target/trawl.jar'"""
            .formatted(tree));
    assertThat(launch("ask").err().lines())
        .containsSubsequence(
            "trawl: building trawl protocol (2 of 3)", "trawl: building trawl cli (3 of 3)");
  }

  @Test
  void passesOptionsToJava() throws Exception {
    assertThat(launch(Map.of("TRAWL_JAVA_OPTS", "-Xmx4g -Da=b"), "ask").out())
        .contains("<-Xmx4g>\n<-Da=b>");
  }

  @Test
  void tellsJavaWhichStreamsAreTerminals() throws Exception {
    assertThat(launch("ask").out())
        .contains(
            "<-Dtrawl.stdin.terminal=false>",
            "<-Dtrawl.stdout.terminal=false>",
            "<-Dtrawl.stderr.terminal=false>");
  }

  @Test
  void givesJavaAUtf8LocaleIfNoneIsSet() throws Exception {
    script(jdk.resolve("bin/java"), "echo \"$LC_ALL\"");
    assertThat(launch(Map.of("LC_ALL", "C"), "ask").out()).isEqualTo("C.UTF-8\n");
    assertThat(launch(Map.of("LC_ALL", "de_DE.UTF-8"), "ask").out()).isEqualTo("de_DE.UTF-8\n");
  }

  @Test
  void canBeStartedThroughASymbolicLink() throws Exception {
    var link = Files.createSymbolicLink(temporary.resolve("link"), tree.resolve("trawl"));
    assertThat(launch(link, Map.of(), "ask").out()).contains("a tree/cli/target/trawl.jar");
  }

  @Test
  void skipsAJdkThatIsTooOld() throws Exception {
    var old = jdk("jdk-17", "17.0.15", 17);
    var run = launch(Map.of("JAVA_HOME", old.toString(), "HOME", home(jdk)), "ask");
    assertThat(run.status()).isNotEqualTo(17);
  }

  @Test
  void buildsOnceIfTwoProcessesStartTogether() throws Exception {
    var first = start(tree.resolve("trawl"), Map.of(), "ask");
    var second = start(tree.resolve("trawl"), Map.of(), "ask");
    assertThat(first.end().status()).isEqualTo(7);
    assertThat(second.end().status()).isEqualTo(7);
    assertThat(builds()).hasSize(1);
    assertThat(tree.resolve("target/lock")).doesNotExist();
  }

  @Test
  void takesOverTheLockOfAProcessThatHasEnded() throws Exception {
    var gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Files.createDirectories(tree.resolve("target"));
    Files.createSymbolicLink(tree.resolve("target/lock"), Path.of(String.valueOf(gone.pid())));
    assertThat(launch("ask").status()).isEqualTo(7);
    assertThat(tree.resolve("target/lock")).doesNotExist();
  }

  @Test
  void reportsWhyABuildFailed() throws Exception {
    script(tree.resolve("mvnw"), "echo '[ERROR] Foo.java:1: no semicolon'; exit 1");
    var run = launch("ask");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("no semicolon", "the build failed", "trawl-build.log");
    assertThat(tree.resolve("target/lock").toFile()).doesNotExist();
  }

  /** A JDK whose java prints its arguments, one on each line, and exits with {@code status}. */
  private Path jdk(String name, String version, int status) throws IOException {
    var home = temporary.resolve("home/.jdks").resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
    script(home.resolve("bin/java"), "printf '<%s>\\n' \"$@\"; exit " + status);
    script(home.resolve("bin/javac"), "exit 1");
    return home;
  }

  private static String home(Path jdk) {
    return jdk.resolve("../..").normalize().toString();
  }

  private static void script(Path file, String body) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(temporary.resolve("mvnw.calls"));
  }

  private CommandRun launch(String... arguments) throws Exception {
    return launch(Map.of(), arguments);
  }

  private CommandRun launch(Map<String, String> environment, String... arguments) throws Exception {
    return launch(tree.resolve("trawl"), environment, arguments);
  }

  private CommandRun launch(Path trawl, Map<String, String> environment, String... arguments)
      throws Exception {
    return start(trawl, environment, arguments).end();
  }

  private ProcessRun start(Path trawl, Map<String, String> environment, String... arguments)
      throws IOException {
    var out = Files.createTempFile(temporary, "out", ".txt");
    var err = Files.createTempFile(temporary, "err", ".txt");
    var builder = new ProcessBuilder(trawl.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().remove("TRAWL_JAVA_OPTS");
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().putAll(environment);
    var process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    return new ProcessRun(process, out, err);
  }
}
