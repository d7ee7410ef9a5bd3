package dev.trawl.retrieval.pdf;

/**
 * A part of a line without a wide gap: a word, or several words that are stored with their spaces.
 *
 * @param left distance from the left edge of the page, in points
 * @param isCell true if the gap before it is as wide as a gap between table cells
 */
record PdfWord(String text, float left, float right, boolean isCell) {}
