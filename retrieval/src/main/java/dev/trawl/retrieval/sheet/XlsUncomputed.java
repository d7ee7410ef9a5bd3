package dev.trawl.retrieval.sheet;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.poifs.filesystem.DirectoryNode;

/**
 * Finds the formulas of a workbook that were never computed: a program that cannot compute formulas
 * stores the result 0 and a flag that asks to compute the formula when the file is opened. Used
 * once.
 */
final class XlsUncomputed implements HSSFListener {
  private static final int COMPUTE_ON_OPENING = 2;

  private final Set<Place> places = new HashSet<>();
  private int sheet = -1;
  private int depth;

  /** A cell, with the number of its sheet. */
  record Place(int sheet, int row, int column) {}

  static Set<Place> in(DirectoryNode root) throws IOException {
    var listener = new XlsUncomputed();
    var request = new HSSFRequest();
    request.addListener(listener, BOFRecord.sid);
    request.addListener(listener, EOFRecord.sid);
    request.addListener(listener, FormulaRecord.sid);
    new HSSFEventFactory().processWorkbookEvents(request, root);
    return listener.places;
  }

  @Override
  public void processRecord(Record found) {
    switch (found) {
      case BOFRecord start -> {
        // The first part is the workbook; charts are parts within a sheet.
        sheet += depth == 0 && start.getType() != BOFRecord.TYPE_WORKBOOK ? 1 : 0;
        depth++;
      }
      case EOFRecord end -> depth--;
      case FormulaRecord formula -> {
        if ((formula.getOptions() & COMPUTE_ON_OPENING) != 0
            && !formula.hasCachedResultString()
            && formula.getValue() == 0) {
          places.add(new Place(sheet, formula.getRow(), formula.getColumn()));
        }
      }
      default -> {}
    }
  }
}
