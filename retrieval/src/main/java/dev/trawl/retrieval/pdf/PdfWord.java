package dev.trawl.retrieval.pdf;

/**
 * A part of a line without a wide gap: a word, or several words that are stored with their spaces.
 *
 * @param left distance from the left of the page, in points
 * @param isCell true if the gap before it is as wide as between the cells of a table
 */
record PdfWord(String text, float left, float right, boolean isCell) {}
