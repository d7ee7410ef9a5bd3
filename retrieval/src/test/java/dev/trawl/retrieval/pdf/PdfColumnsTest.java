package dev.trawl.retrieval.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.retrieval.format.Samples;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.junit.jupiter.api.Test;

class PdfColumnsTest {
  private static final List<String> LEFT =
      List.of(
          "The lighthouse of Skarv was built in",
          "1874 by the engineer Nils Aker, who",
          "had studied in Ghent. Its lamp could",
          "be seen for thirty miles.");
  private static final List<String> RIGHT =
      List.of(
          "The harbour of Dunmoor was dredged",
          "in 1902 by the contractor Peter Voss,",
          "who came from Emden. Its basin is",
          "nine metres deep.");
  private static final List<String> THIRD =
      List.of(
          "The mill of Ostby was burnt down by",
          "a storm of the year 1911, and it took",
          "the owners four years to build it up",
          "again.");

  @Test
  void readsTwoColumnsThatWereWrittenRowByRow() throws Exception {
    assertThat(words(write(300, 0, LEFT, RIGHT))).isEqualTo(words(LEFT, RIGHT));
  }

  @Test
  void readsColumnsWhoseLinesAreNotLevel() throws Exception {
    assertThat(words(write(300, 5, LEFT, RIGHT))).isEqualTo(words(LEFT, RIGHT));
  }

  @Test
  void readsColumnsWithANarrowGap() throws Exception {
    assertThat(words(write(205, 0, LEFT, RIGHT))).isEqualTo(words(LEFT, RIGHT));
  }

  @Test
  void readsThreeColumns() throws Exception {
    assertThat(words(write(196, 0, LEFT, RIGHT, THIRD))).isEqualTo(words(LEFT, RIGHT, THIRD));
  }

  @Test
  void readsColumnsOfDifferentLength() throws Exception {
    var shorter = RIGHT.subList(0, 3);
    assertThat(words(write(300, 0, LEFT, shorter))).isEqualTo(words(LEFT, shorter));
  }

  @Test
  void keepsTheRowsOfATable() throws Exception {
    var names = List.of("Well", "Northwell", "Southwell", "Ostwell", "Westwell");
    var depths = List.of("Depth", "41", "67", "12", "33");
    assertThat(write(300, 0, names, depths))
        .isEqualTo("Well\tDepth\nNorthwell\t41\nSouthwell\t67\nOstwell\t12\nWestwell\t33");
  }

  @Test
  void keepsTheRowsOfATableWithLongCells() throws Exception {
    var options =
        List.of(
            "Option that sets the lamp's range", "Option that sets the colour",
            "Option that sets the interval of light", "Option for the height of the tower");
    var meanings =
        List.of(
            "Between ten and thirty sea miles", "One of white, red and green",
            "Seconds between two flashes of light", "Metres above the mean level of water");
    var text = write(300, 0, options, meanings);
    for (int row = 0; row < options.size(); row++) {
      assertThat(text).contains(options.get(row) + "\t" + meanings.get(row));
    }
  }

  @Test
  void keepsTheRowsOfANumberedList() throws Exception {
    var numbers = List.of("1.", "2.", "3.", "4.");
    assertThat(write(100, 0, numbers, LEFT)).contains("2.\t1874 by the engineer");
  }

  private static String words(List<String> first, List<String> second) {
    return words(String.join(" ", first) + " " + String.join(" ", second));
  }

  private static String words(List<String> first, List<String> second, List<String> third) {
    return words(words(first, second) + " " + String.join(" ", third));
  }

  private static String words(String text) {
    return text.lines().filter(line -> !line.isEmpty()).collect(Collectors.joining(" "));
  }

  /** Writes columns row by row; each column starts {@code width} points after the one before. */
  @SafeVarargs
  private static String write(float width, float lower, List<String>... columns) throws Exception {
    PdfFonts.install();
    try (var document = new PDDocument()) {
      var page = new PDPage();
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        for (int row = 0; row < columns[0].size(); row++) {
          for (int column = 0; column < columns.length; column++) {
            if (row < columns[column].size()) {
              Pdfs.write(
                  content,
                  columns[column].get(row),
                  40 + width * column,
                  700 - 14 * row - lower * column,
                  0,
                  11);
            }
          }
        }
      }
      return Samples.parse("a.pdf", Pdfs.bytes(document)).text();
    }
  }
}
