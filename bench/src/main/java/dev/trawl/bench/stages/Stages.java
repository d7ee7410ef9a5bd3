package dev.trawl.bench.stages;

import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Hit;
import dev.trawl.retrieval.chunk.ChunkSpan;
import dev.trawl.retrieval.chunk.Tokens;
import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.ParsedDocument;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * JMH benchmarks of the stages and their baselines, each over the whole text. {@link StageRun}
 * configures them so that one operation is one token of the text.
 */
public class Stages {
  /** Parses a file to text. */
  @Benchmark
  public ParsedDocument parse(Workbench workbench, FormatParameter parameter)
      throws IOException, DocumentException {
    return workbench.parse(parameter.format());
  }

  /** Counts the tokens of the whole text. */
  @Benchmark
  public int tokenise(Workbench workbench) {
    return Tokens.builtIn().count(workbench.text());
  }

  @Benchmark
  public int tokenizerAlone(Workbench workbench) {
    return TokenizerBaseline.count(workbench.text());
  }

  /** Cuts the text into chunks, with token counts and languages. */
  @Benchmark
  public List<ChunkSpan> chunk(Workbench workbench) {
    return workbench.cut();
  }

  /** Builds an index of the chunks on disk, on the configured number of threads. */
  @Benchmark
  public void index(Workbench workbench, Chunks chunks) throws IOException {
    workbench.index(chunks.cuts(), chunks.indexFolder());
  }

  @Benchmark
  public void luceneAlone(Chunks chunks) throws IOException {
    LuceneBaseline.index(chunks.texts(), Workbench.LANGUAGE, chunks.indexFolder());
  }

  /** Finds the best hits of one query in the whole text. */
  @Benchmark
  public List<Hit> search(IndexedText text) throws IOException {
    return text.search();
  }

  @Benchmark
  public int luceneSearchAlone(IndexedText text) throws IOException {
    return text.luceneSearchAlone();
  }

  /**
   * Answers a question by reading every chunk, with an existing index and without cached verdicts.
   */
  @Benchmark
  public Answer read(IndexedText text) {
    return text.read();
  }
}
