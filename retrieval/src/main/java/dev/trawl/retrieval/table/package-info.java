/** Finds the header rows of a table, and repeats the cells that cover several rows or columns. */
@NullMarked
package dev.trawl.retrieval.table;

import org.jspecify.annotations.NullMarked;
