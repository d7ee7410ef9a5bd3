package dev.trawl.retrieval.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.Query;
import dev.trawl.retrieval.chunk.ChunkSettings;
import dev.trawl.retrieval.format.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A chunk that starts within a table knows the names of the columns. */
class TableHeadTest {
  private static final int ROWS = 400;

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "a.csv!Ship,Harbour,Tonnage!s%d,Vik,%d!Ship,Harbour,Tonnage",
        "a.tsv!Ship\\tHarbour\\tTonnage!s%d\\tVik\\t%d!Ship | Harbour | Tonnage",
        "a.md!| Ship | Harbour | Tonnage |\\n|---|:-:|--:|!| s%d | Vik | %d |!Ship | Harbour | Tonnage",
        "a.html!<table><tr><th>Ship<th>Harbour<th>Tonnage</tr>!<tr><td>s%d<td>Vik<td>%d</tr>!"
            + "Ship | Harbour | Tonnage",
      })
  void everyChunkAfterTheFirstCarriesTheNamesOfTheColumns(
      String name, String head, String row, String shown) throws Exception {
    var rows =
        IntStream.range(0, ROWS)
            .mapToObj(i -> row.formatted(i, 1000 + i))
            .collect(Collectors.joining("\\n"));
    var text = (name.endsWith("html") ? "<!DOCTYPE html><html><body>" : "") + head + "\\n" + rows;
    try (var index = open(name, text.replace("\\n", "\n").replace("\\t", "\t"))) {
      var chunks = chunks(index);
      assertThat(chunks).hasSizeGreaterThan(2);
      assertThat(chunks.getFirst().tableHead()).isEmpty();
      assertThat(chunks.subList(1, chunks.size())).extracting(Chunk::tableHead).containsOnly(shown);
      assertThat(chunks.getLast().text()).doesNotContain("Tonnage");
    }
  }

  @Test
  void aRowIsFoundByTheNameOfItsColumn() throws Exception {
    var rows =
        IntStream.range(0, ROWS).mapToObj(i -> "s" + i + "\tVik").collect(Collectors.joining("\n"));
    try (var index = open("a.tsv", "Ship\tHarbourmaster\n" + rows)) {
      var query = new Query("harbourmaster", "en", List.of());
      var last = index.chunkAt(index.document().characters() - 1);
      assertThat(index.search(query, index.count(query), 20))
          .extracting(hit -> hit.chunk().ordinal())
          .contains(last);
    }
  }

  @Test
  void textAfterTheTableHasNoHead() throws Exception {
    var rows =
        IntStream.range(0, ROWS)
            .mapToObj(i -> "| s" + i + " | 7 |")
            .collect(Collectors.joining("\n"));
    var text = "| Ship | Tons |\n|---|---|\n" + rows + "\n\n" + "It ended there. ".repeat(400);
    try (var index = open("a.md", text)) {
      assertThat(chunks(index).getLast().tableHead()).isEmpty();
    }
  }

  @Test
  void aLongHeadIsCutAfterAColumn() throws Exception {
    var names = IntStream.range(0, 500).mapToObj(i -> "name " + (char) ('a' + i % 26)).toList();
    var row = "1\t".repeat(500).strip();
    try (var index = open("a.tsv", String.join("\t", names) + "\n" + (row + "\n").repeat(20))) {
      var head = chunks(index).getLast().tableHead();
      assertThat(head).startsWith("name a | name b").endsWith(head.substring(head.length() - 1));
      assertThat(head.length()).isBetween(50, 400);
      assertThat(head.split(" \\| ")).allMatch(names::contains);
    }
  }

  private DocumentIndex open(String name, String text) throws Exception {
    var parser = Samples.parser();
    return new Library(
            new LibrarySettings(root, Long.MAX_VALUE),
            ChunkSettings.from(Samples.trawl()),
            IndexSettings.from(Samples.trawl()),
            parser)
        .open(TestLibraries.source(name, text))
        .index();
  }

  private static List<Chunk> chunks(DocumentIndex index) throws Exception {
    var chunks = new ArrayList<Chunk>();
    for (int i = 0; i < index.document().chunks(); i++) {
      chunks.add(index.chunk(i));
    }
    return chunks;
  }
}
