package dev.trawl.bench.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.bench.needle.SampleText;
import dev.trawl.bench.report.ResultsFolder;
import dev.trawl.bench.subject.Subject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class StageRunTest {
  private static final SampleText SAMPLE = SampleText.of(Optional.empty(), 1, 3_000, 7);

  @TempDir private Path folder = Path.of(".");

  @Test
  void runsEveryStageInThisJvm() throws Exception {
    var speeds = run(List.of(Stage.values()), 0, 1);
    assertThat(speeds)
        .extracting(StageSpeed::stage)
        .containsExactly(
            "parse, txt",
            "parse, html",
            "parse, docx",
            "parse, pdf",
            "tokenise",
            "chunk",
            "index",
            "search",
            "read");
    assertThat(speeds)
        .allSatisfy(speed -> assertThat(speed.trawl().tokensPerSecond()).isFinite().isPositive());
    assertThat(speeds)
        .filteredOn(speed -> speed.libraryAlone().isPresent())
        .extracting(StageSpeed::stage)
        .containsExactly("tokenise", "index", "search");
  }

  @Test
  void reportsTheErrorOfAStageThatRunsInItsOwnJvm() throws Exception {
    var speed = run(List.of(Stage.CHUNK), 1, 3).getFirst();
    assertThat(speed.trawl().error().orElseThrow()).isFinite().isPositive();
    assertThat(StageSpeed.table(List.of(speed))).contains("| chunk |", " % |");
    assertThat(folder.resolve("jmh.log")).content().contains("# Fork: 1 of 1");
  }

  @Test
  void rejectsInvalidOptions() {
    assertThatThrownBy(() -> new StageRun(List.of(), -1, 1, Duration.ofSeconds(1)))
        .hasMessageContaining("--forks");
    assertThatThrownBy(() -> new StageRun(List.of(), 1, 1, Duration.ZERO))
        .hasMessageContaining("--round-time");
  }

  @Test
  void readsTheSameTextFromEveryFormat() throws Exception {
    var files = StageFiles.write(SAMPLE, folder);
    var text = SAMPLE.texts().getFirst();
    try (var subject = Subject.start(folder.resolve("data"))) {
      for (var format : SampleFormat.values()) {
        try (var raw = subject.parser().fetch(files.source(format))) {
          assertThat(words(subject.parser().parse(raw).text()).equals(words(text)))
              .as(format.extension())
              .isTrue();
        }
      }
    }
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }

  @Test
  void luceneBaselineFindsTheChunksThatItIndexed() throws Exception {
    LuceneBaseline.index(List.of("one ship", "two ships", "a harbour"), "en", folder);
    try (var lucene = LuceneBaseline.open(folder, "en")) {
      assertThat(lucene.search("the ship?", 10)).isEqualTo(2);
      assertThat(lucene.search("the ship?", 1)).isEqualTo(1);
      assertThat(lucene.search("nothing", 10)).isZero();
    }
  }

  private List<StageSpeed> run(List<Stage> stages, int forks, int rounds) throws Exception {
    var progress = new ArrayList<String>();
    try (var results = ResultsFolder.create(folder)) {
      var scratch = Files.createDirectory(folder.resolve("scratch"));
      return new StageRun(stages, forks, rounds, Duration.ofMillis(1))
          .run(SAMPLE, scratch, results, progress::add);
    }
  }
}
