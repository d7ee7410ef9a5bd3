package dev.trawl.retrieval.pdf;

/** The start of a line in the text, and its distance from the top of the page in points. */
record PdfPlace(int startChar, float baseline) {}
