/**
 * Measures trawl as a user would meet it: questions with known evidence, needles in long texts,
 * time. Every word that belongs to a benchmark stands below this package and nowhere else.
 */
@NullMarked
package dev.trawl.bench;

import org.jspecify.annotations.NullMarked;
