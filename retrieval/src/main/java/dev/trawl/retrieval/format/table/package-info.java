/**
 * What a table says beyond its cells in order: which rows head it, and which cells cover several
 * rows or columns.
 */
@NullMarked
package dev.trawl.retrieval.format.table;

import org.jspecify.annotations.NullMarked;
