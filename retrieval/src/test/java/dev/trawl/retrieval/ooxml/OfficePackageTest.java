package dev.trawl.retrieval.ooxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.trawl.retrieval.format.Zips;
import dev.trawl.retrieval.ooxml.OfficePackage.Relation;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficePackageTest {
  private static final String TYPE = "http://example.org/relationships/";

  @TempDir Path folder;
  private final List<String> warnings = new ArrayList<>();

  @Test
  void findsTheMainPartAndItsRelationsInFileOrder() throws IOException {
    var file =
        Zips.zip()
            .with("_rels/.rels", relations(relation("m", "officeDocument", "/word/document.xml")))
            .with("word/document.xml", "<d/>")
            .with("word/notes.xml", "<n/>")
            .with("media/a.png", "")
            .with(
                "word/_rels/document.xml.rels",
                relations(
                    relation("z", "notes", "notes.xml"),
                    relation("b", "image", "../media/a.png"),
                    relation("a", "notes", "gone.xml")));
    try (var parts = open(file)) {
      assertThat(parts.mainPart()).contains("word/document.xml");
      assertThat(parts.relations("word/document.xml"))
          .containsExactly(
              Map.entry("z", new Relation("notes", "word/notes.xml")),
              Map.entry("b", new Relation("image", "media/a.png")),
              Map.entry("a", new Relation("notes", "word/gone.xml")));
      assertThat(parts.related("word/document.xml", "notes")).containsExactly("word/notes.xml");
      assertThat(parts.relations("word/notes.xml")).isEmpty();
      assertThatExceptionOfType(FileNotFoundException.class)
          .isThrownBy(() -> parts.open("word/gone.xml"));
    }
    assertThat(warnings).isEmpty();
  }

  /** Some programs write the name of an entry as it is in the relation, others decode it. */
  @ParameterizedTest
  @CsvSource({
    "xl/my chart.xml, my%20chart.xml",
    "xl/my%20chart.xml, my%20chart.xml",
    "xl/my chart.xml, my chart.xml",
    "xl\\charts\\A.xml, charts/a.xml",
    "/xl/a+b.xml, a+b.xml",
    "xl/50%.xml, 50%.xml",
    "xl/a.xml, ./b/../a.xml"
  })
  void findsAPartHoweverItsNameIsWritten(String entry, String target) throws IOException {
    var file =
        Zips.zip()
            .with(entry, "<c/>")
            .with("xl/_rels/book.xml.rels", relations(relation("a", "chart", target)));
    try (var parts = open(file)) {
      var found = parts.related("xl/book.xml", "chart");
      assertThat(found).hasSize(1);
      try (var xml = parts.read(found.getFirst())) {
        assertThat(xml.next() && xml.starts("c")).isTrue();
      }
    }
  }

  @Test
  void leavesOutWhatIsOutsideTheFile() throws IOException {
    var link = "<Relationship Id='a' Type='%slink' Target='%s' TargetMode='External'/>";
    var file =
        Zips.zip()
            .with("a.xml", "<a/>")
            .with("_rels/a.xml.rels", relations(link.formatted(TYPE, "https://example.org/")));
    try (var parts = open(file)) {
      assertThat(parts.relations("a.xml")).isEmpty();
    }
  }

  @Test
  void warnsIfRelationsAreDamagedAndKeepsThoseBefore() throws IOException {
    var damaged = relations(relation("a", "notes", "n.xml")).replace("</Relationships>", "<<");
    var file = Zips.zip().with("n.xml", "<n/>").with("_rels/a.xml.rels", damaged);
    try (var parts = open(file)) {
      assertThat(parts.related("a.xml", "notes")).containsExactly("n.xml");
    }
    assertThat(warnings)
        .containsExactly(
            "_rels/a.xml.rels is damaged; parts of the document may be missing from the text");
  }

  private OfficePackage open(Zips zips) throws IOException {
    var file = Files.write(folder.resolve("a.zip"), zips.bytes());
    return OfficePackage.open(file, warnings::add);
  }

  private static String relations(String... relations) {
    return "<Relationships xmlns='http://example.org/r'>%s</Relationships>"
        .formatted(String.join("", relations));
  }

  private static String relation(String id, String type, String target) {
    return "<Relationship Id='%s' Type='%s%s' Target='%s'/>".formatted(id, TYPE, type, target);
  }
}
