/**
 * What a table says beyond its cells in order: which rows are its header, and which cells cover
 * several rows or columns.
 */
@NullMarked
package dev.trawl.retrieval.table;

import org.jspecify.annotations.NullMarked;
