/**
 * Extracts text from PDF files.
 *
 * <p>{@link dev.trawl.retrieval.pdf.PdfText} is the entry point. A page passes through these steps:
 * glyphs are read ({@code PdfPages}), those that are not upright are turned ({@code PdfTurns}),
 * glyphs become lines ({@code PdfLines}, {@code PdfBidi}), columns that were written row by row are
 * read one after the other ({@code PdfColumns}), form fields and notes are added ({@code PdfForms},
 * {@code PdfNotes}), and a few pages wait in {@code PdfPageWriter} until their running heads and
 * feet can be recognised.
 */
@NullMarked
package dev.trawl.retrieval.pdf;

import org.jspecify.annotations.NullMarked;
