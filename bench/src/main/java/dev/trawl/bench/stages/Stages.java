package dev.trawl.bench.stages;

import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Hit;
import dev.trawl.retrieval.chunk.Cut;
import dev.trawl.retrieval.chunk.Tokens;
import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.ParsedDocument;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * The stages and what they stand beside, each over the whole text. {@link StageRun} says how they
 * are run: there an operation is one token of the text.
 */
public class Stages {
  /** From a file to its text. */
  @Benchmark
  public ParsedDocument parse(Material material, Written written)
      throws IOException, DocumentException {
    return material.parse(written.format());
  }

  /** Counts the tokens of the whole text. */
  @Benchmark
  public int tokenise(Material material) {
    return Tokens.builtIn().count(material.text());
  }

  @Benchmark
  public int bareTokenizer(Material material) {
    return BareTokenizer.count(material.text());
  }

  /** From text to chunks, tokens counted, languages told. */
  @Benchmark
  public List<Cut> chunk(Material material) {
    return material.cut();
  }

  /** From chunks to an index on disk, on as many threads as configured. */
  @Benchmark
  public void index(Material material, Chunks chunks) throws IOException {
    material.index(chunks.cuts(), chunks.target());
  }

  @Benchmark
  public void bareLucene(Chunks chunks) throws IOException {
    BareLucene.index(chunks.texts(), Material.LANGUAGE, chunks.target());
  }

  /** The best hits of one query in the whole text. */
  @Benchmark
  public List<Hit> search(Indexed indexed) throws IOException {
    return indexed.search();
  }

  @Benchmark
  public int bareSearch(Indexed indexed) throws IOException {
    return indexed.bareSearch();
  }

  /** From a question to its answer by reading every chunk, index at hand, nothing remembered. */
  @Benchmark
  public Answer read(Indexed indexed) {
    return indexed.read();
  }
}
