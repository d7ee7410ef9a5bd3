package dev.trawl.retrieval.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Source;
import dev.trawl.retrieval.format.Samples;
import dev.trawl.retrieval.pdf.Pdfs;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks which libraries are loaded for a task, in a new JVM. */
class LazyLoadingTest {
  private static final String[] PARSERS = {
    "org.apache.tika.", "org.apache.poi.", "org.apache.pdfbox.", "org.jsoup.", "org.apache.hc."
  };

  @TempDir Path folder;

  @Test
  void loadsNoParserToIdentifyADocument() throws Exception {
    var file = Files.write(folder.resolve("a.pdf"), Pdfs.of("text"));
    assertThat(classesLoadedFor("identify", file))
        .contains("dev.trawl.retrieval.source.DocumentParser")
        .doesNotContain(PARSERS)
        .doesNotContain("com.ibm.icu.");
  }

  @Test
  void readsPlainTextWithoutLoadingAParserLibrary() throws Exception {
    var file = Files.writeString(folder.resolve("a.txt"), "Plain words, et voilà.");
    assertThat(classesLoadedFor("parse", file))
        .contains("dev.trawl.retrieval.format.PlainText")
        .doesNotContain(PARSERS);
  }

  @Test
  void readsAnRtfWithoutLoadingAParserLibrary() throws Exception {
    var file = Files.writeString(folder.resolve("a.rtf"), "{\\rtf1 10{\\super 6} words.}");
    assertThat(classesLoadedFor("parse", file))
        .contains("dev.trawl.retrieval.rtf.RtfDocument")
        .doesNotContain(PARSERS);
  }

  @Test
  void readsAPdfWithoutLoadingTika() throws Exception {
    var file = Files.write(folder.resolve("a.pdf"), Pdfs.of("text"));
    assertThat(classesLoadedFor("parse", file))
        .contains("org.apache.pdfbox.")
        .doesNotContain("org.apache.tika.")
        .doesNotContain("org.apache.poi.");
  }

  private static String classesLoadedFor(String job, Path file) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var log = file.resolveSibling("classes.log");
    var process =
        new ProcessBuilder(
                java,
                "-Xlog:class+load:file=" + log + ":none",
                "-cp",
                System.getProperty("java.class.path"),
                Job.class.getName(),
                job,
                file.toString())
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(output).isZero();
    return Files.readString(log);
  }

  /** The main class of the new JVM. */
  static final class Job {
    public static void main(String[] arguments) throws Exception {
      var file = Path.of(arguments[1]);
      var parser = Samples.parser();
      try (var raw = parser.fetch(new Source.LocalFile(file, String.valueOf(file.getFileName())))) {
        parser.textKey(raw);
        if (arguments[0].equals("parse")) {
          parser.parse(raw);
        }
      }
    }
  }
}
