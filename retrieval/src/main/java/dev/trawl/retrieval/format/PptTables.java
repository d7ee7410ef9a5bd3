package dev.trawl.retrieval.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hslf.usermodel.HSLFTable;
import org.apache.poi.hslf.usermodel.HSLFTableCell;

/**
 * The tables of a slide show in the older binary format (ppt). Tika leaves out the places that a
 * merged cell covers, so that values move under the names of other columns. Used once.
 */
final class PptTables {
  private final Deque<HSLFTable> tables = new ArrayDeque<>();

  private PptTables() {}

  static PptTables none() {
    return new PptTables();
  }

  /** The tables of all slides in order. Empty if the file is damaged. */
  static PptTables of(Path file) {
    var found = new PptTables();
    try (InputStream in = Files.newInputStream(file);
        var show = new HSLFSlideShow(in)) {
      for (var slide : show.getSlides()) {
        for (var shape : slide.getShapes()) {
          if (shape instanceof HSLFTable table) {
            found.tables.add(table);
          }
        }
      }
      return found;
    } catch (IOException | RuntimeException e) {
      // Tika's parser reports what is wrong.
      return none();
    }
  }

  /** Writes the next table; false if there is none. */
  boolean writeNext(TextLayout layout) {
    var table = Optional.ofNullable(tables.poll());
    table.ifPresent(next -> write(next, layout));
    return table.isPresent();
  }

  private static void write(HSLFTable table, TextLayout layout) {
    layout.startTable(Table.Kind.DATA);
    for (int row = 0; row < table.getNumberOfRows(); row++) {
      layout.start("tr");
      for (int column = 0; column < table.getNumberOfColumns(); column++) {
        Optional.ofNullable(table.getCell(row, column)).ifPresent(cell -> write(cell, layout));
      }
      layout.end("tr");
    }
    layout.end("table");
  }

  private static void write(HSLFTableCell cell, TextLayout layout) {
    layout.startCell(false, cell.getGridSpan(), cell.getRowSpan());
    layout.text(cell.getText());
    layout.end("td");
  }
}
