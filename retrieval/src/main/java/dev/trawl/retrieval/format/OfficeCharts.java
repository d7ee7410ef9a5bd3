package dev.trawl.retrieval.format;

import dev.trawl.retrieval.sheet.Charts;
import dev.trawl.retrieval.sheet.OfficePackage;
import dev.trawl.retrieval.sheet.SheetOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;

/**
 * Writes the charts of slides or of a Word document as tables, because Tika writes their words and
 * numbers in no order. The charts of a slide follow its other text, those of a Word document its
 * last paragraph. Used once.
 */
final class OfficeCharts implements AutoCloseable {
  private static final String CHART = "/chart";

  private final OfficePackage parts;
  private final Charts charts;
  private final List<List<String>> byPage;
  private final SheetOutput out;
  private final OPCPackage withoutCharts;
  private int page = -1;

  private OfficeCharts(
      OfficePackage parts,
      Charts charts,
      List<List<String>> byPage,
      SheetOutput out,
      OPCPackage withoutCharts) {
    this.parts = parts;
    this.charts = charts;
    this.byPage = byPage;
    this.out = out;
    this.withoutCharts = withoutCharts;
  }

  /** The charts of the document; empty if there are none, or if the file is damaged. */
  static Optional<OfficeCharts> of(Path file, Format format, SheetOutput out) {
    if (format != Format.PPTX && format != Format.DOCX) {
      return Optional.empty();
    }
    try {
      var parts = OfficePackage.open(file);
      try {
        var charts = new Charts(parts);
        var pages = format == Format.PPTX ? charts.slides() : charts.document();
        var byPage = new ArrayList<List<String>>();
        for (var page : pages) {
          byPage.add(charts.in(page));
        }
        if (byPage.stream().anyMatch(found -> !found.isEmpty())) {
          return Optional.of(
              new OfficeCharts(parts, charts, byPage, out, withoutCharts(file, pages)));
        }
      } catch (IOException e) {
        // The parser reports what is damaged.
      }
      parts.close();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The file in memory, without the relations to charts, so that Tika does not find them. */
  private static OPCPackage withoutCharts(Path file, List<String> pages) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var copy = OPCPackage.open(in);
      for (var part : copy.getParts()) {
        var name = part.getPartName().getName().substring(1);
        if (pages.contains(name)) {
          var ids = new ArrayList<String>();
          for (var relation : part.getRelationships()) {
            if (relation.getRelationshipType().endsWith(CHART)) {
              ids.add(relation.getId());
            }
          }
          ids.forEach(part::removeRelationship);
        }
      }
      return copy;
    } catch (OpenXML4JException e) {
      throw new IOException(e);
    }
  }

  OPCPackage withoutCharts() {
    return withoutCharts;
  }

  /** Writes the charts of the page before the one that starts now. */
  void startPage() {
    if (page >= 0 && page < byPage.size()) {
      byPage.get(page).forEach(chart -> charts.write(chart, out));
    }
    page++;
  }

  @Override
  public void close() throws IOException {
    withoutCharts.revert();
    parts.close();
  }
}
