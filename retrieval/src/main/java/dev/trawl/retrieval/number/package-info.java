/**
 * Shows numbers and dates as the cells of a spreadsheet show them.
 *
 * <p>The language of number formats is described in ECMA-376, part 1, 18.8.30 and 18.8.31. Apache
 * POI has no formats for the built-in numbers of East Asian editions, and its formatter loses
 * quoted words and some locales, so the formats are read here.
 */
@NullMarked
package dev.trawl.retrieval.number;

import org.jspecify.annotations.NullMarked;
