/**
 * Reads the cells of spreadsheets and the data of charts.
 *
 * <p>A sheet is read twice, so that it need not be kept in memory: first to learn which columns are
 * used and which cells are merged, because a file lists merged cells after all cells; then to write
 * it. Text is written through {@link dev.trawl.retrieval.sheet.SheetOutput}.
 */
@NullMarked
package dev.trawl.retrieval.sheet;

import org.jspecify.annotations.NullMarked;
