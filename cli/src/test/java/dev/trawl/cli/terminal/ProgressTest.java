package dev.trawl.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.actors.call.Observer;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Usage;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

  @Test
  void showsPagesWhileADocumentIsParsed() {
    try (var progress = onTerminal()) {
      var opening = progress.opening(1);
      pages(opening, "manual.pdf", 1_234, 2_415);
      await().until(() -> shown().contains("opening 1 document [==========>"));
      assertThat(shown()).contains("51% 1,234/2,415 pages, ", " left").doesNotContain("?");
    }
  }

  @Test
  void addsUpThePagesOfDocumentsThatAreParsedInParallel() {
    try (var progress = onTerminal()) {
      var opening = progress.opening(2);
      pages(opening, "one.pdf", 10, 10);
      pages(opening, "two.pdf", 5, 20);
      await().until(() -> shown().contains("50% 15/30 pages"));
    }
  }

  @Test
  void showsIndexingAfterTheLastPage() {
    try (var progress = onTerminal()) {
      pages(progress.opening(1), "manual.pdf", 20, 20);
      await().until(() -> shown().contains("100% 20/20 pages, indexing"));
    }
  }

  @Test
  void showsOnlyTheTimeIfTheNumberOfPagesIsUnknown() {
    try (var progress = onTerminal()) {
      progress.opening(3);
      await().until(() -> shown().contains("opening 3 documents, 1 s"));
    }
  }

  @Test
  void showsTheChunksWhileTheyAreRead() {
    try (var progress = onTerminal()) {
      progress.accept(event(new What.ReadingStarted(3_942)));
      await().until(() -> shown().contains("reading [>"));
      assertThat(shown()).contains("0% 0/3,942 chunks");
    }
  }

  @Test
  void showsNothingWithoutATerminal() {
    try (var progress = Progress.of(streams(false), false)) {
      pages(progress.opening(1), "manual.pdf", 5, 20);
    }
    assertThat(shown()).isEmpty();
  }

  private Progress onTerminal() {
    return Progress.of(streams(true), false);
  }

  private Streams streams(boolean errIsTerminal) {
    return new Streams(
        InputStream.nullInputStream(), screen, screen, new Terminals(false, false, errIsTerminal));
  }

  private String shown() {
    return screen.toString(UTF_8);
  }

  private static void pages(Observer opening, String document, int read, int all) {
    for (int page = 1; page <= read; page++) {
      opening.onPageRead(document, page, all);
    }
  }

  private static RunEvent event(What what) {
    return new RunEvent(new RunId("r-1"), 1, Instant.EPOCH, Usage.NONE, what);
  }
}
