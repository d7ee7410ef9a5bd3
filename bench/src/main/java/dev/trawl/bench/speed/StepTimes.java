package dev.trawl.bench.speed;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.sun.management.OperatingSystemMXBean;
import dev.trawl.bench.needle.SampleText;
import dev.trawl.bench.stages.LuceneBaseline;
import dev.trawl.bench.subject.Scratch;
import dev.trawl.bench.subject.Subject;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.Source;
import dev.trawl.retrieval.chunk.Tokens;
import dev.trawl.retrieval.document.DocumentException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * The time of each step of one round, in milliseconds.
 *
 * @param parse time from file to text
 * @param tokenize time to count the tokens of the whole text once
 * @param chunk time from text to chunks, including their token counts
 * @param chunkAndIndex time from text to an index on disk, including chunking, as trawl does it
 * @param luceneAlone time to index the same chunks with Lucene alone
 * @param indexCpu processor time of indexing: opening the document minus parsing and chunking
 * @param luceneAloneCpu processor time of {@code luceneAlone}
 * @param read time of the reading pass over all chunks
 * @param ask time from question to answer, including reading, with an existing index
 * @param correct whether the answer was correct
 */
record StepTimes(
    double parse,
    double tokenize,
    double chunk,
    double chunkAndIndex,
    @JsonProperty("bareLucene") double luceneAlone,
    double indexCpu,
    @JsonProperty("bareLuceneCpu") double luceneAloneCpu,
    double read,
    double ask,
    int chunks,
    @JsonProperty("answered") boolean correct) {
  /** Runs one round over a text in a file, with a new data directory. */
  static StepTimes round(Path file, SampleText sample, Path scratch)
      throws IOException, DocumentException {
    var source = new Source.LocalFile(file, "sample.txt");
    try (var folder = Scratch.below(scratch);
        var subject = Subject.start(folder.path())) {
      var parser = subject.parser();
      var parsed =
          timed(
              () -> {
                try (var raw = parser.fetch(source)) {
                  return parser.parse(raw);
                }
              });
      var counted = timed(() -> Tokens.builtIn().count(parsed.value().text()));
      var cut = timed(() -> subject.chunker().cut(parsed.value()));
      var texts = new ArrayList<String>();
      cut.value()
          .forEach(c -> texts.add(parsed.value().text().substring(c.startChar(), c.endChar())));
      var luceneAlone = luceneAlone(texts, scratch);
      var opened = timed(() -> subject.index(source));
      opened.value().index().close();
      var documents = subject.open(List.of(source));
      var reply = subject.ask(sample.question(), Level.READ, List.of(documents.getFirst().id()));
      return new StepTimes(
          parsed.millis(),
          counted.millis(),
          cut.millis(),
          opened.value().indexMs(),
          luceneAlone.millis(),
          Math.max(1, opened.cpuMillis() - parsed.cpuMillis() - cut.cpuMillis()),
          Math.max(1, luceneAlone.cpuMillis()),
          reply.answer().map(answer -> (double) answer.timing().readMs()).orElse(Double.NaN),
          reply.elapsedMs(),
          documents.getFirst().chunks(),
          reply.text().contains(sample.keyword()));
    }
  }

  private static Timed<Integer> luceneAlone(List<String> texts, Path scratch)
      throws IOException, DocumentException {
    try (var folder = Scratch.below(scratch)) {
      return timed(
          () -> {
            LuceneBaseline.index(texts, "en", folder.path());
            return texts.size();
          });
    }
  }

  /** Returns the time of indexing without chunking, which is measured separately. */
  double index() {
    return Math.max(1, chunkAndIndex - chunk);
  }

  double total() {
    return parse + chunkAndIndex + ask;
  }

  /**
   * The value of a step and its times. The processor time is the time of the whole process,
   * including compilation and garbage collection.
   */
  private record Timed<T>(T value, double millis, double cpuMillis) {}

  private static <T> Timed<T> timed(Callable<T> step) throws IOException, DocumentException {
    var cpu = cpuNanos();
    var start = System.nanoTime();
    try {
      var value = step.call();
      return new Timed<>(value, (System.nanoTime() - start) / 1e6, (cpuNanos() - cpu) / 1e6);
    } catch (IOException | DocumentException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
