package dev.trawl.retrieval.pdf;

import java.util.List;
import java.util.Optional;

/**
 * A page that was read.
 *
 * @param lines in reading order
 * @param notes what follows the page's text, such as comments
 * @param label the printed page number, if the file contains one
 */
record PdfPage(List<PdfLine> lines, List<String> notes, Optional<String> label) {
  PdfPage {
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }
}
