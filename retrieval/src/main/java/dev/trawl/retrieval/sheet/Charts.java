package dev.trawl.retrieval.sheet;

import dev.trawl.retrieval.ooxml.OfficePackage;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the charts of a Word or PowerPoint document in Office Open XML. Stateless. */
public final class Charts {
  private Charts() {}

  /**
   * Writes the chart in the part {@code chart} of {@code file} as a table. A chart that cannot be
   * read causes one warning.
   */
  public static void write(Path file, String chart, SheetOutput out) {
    try (var parts = OfficePackage.open(file, out::warn)) {
      ChartReader.write(parts, chart, out);
    } catch (IOException e) {
      out.warn(ChartReader.UNREADABLE);
    }
  }
}
