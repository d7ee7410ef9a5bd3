package dev.trawl.retrieval.format;

/**
 * A line of a PDF page and its position, in points from the upper left corner of the page.
 *
 * @param baseline distance of its baseline from the top
 * @param size font size
 */
record PdfLine(String text, float left, float right, float baseline, float size) {}
