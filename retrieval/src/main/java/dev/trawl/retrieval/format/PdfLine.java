package dev.trawl.retrieval.format;

/**
 * A line of a PDF page and where it stands, in points from the page's upper left corner.
 *
 * @param baseline distance of its baseline from the top
 * @param size font size
 */
record PdfLine(String text, float left, float right, float baseline, float size) {}
