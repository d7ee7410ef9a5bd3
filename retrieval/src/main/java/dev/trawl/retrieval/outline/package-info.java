/**
 * The parts of a document: chapters, sections, clauses, captions of figures and tables.
 *
 * <p>{@link dev.trawl.retrieval.outline.OutlineBuilder} finds them once, when the index is built.
 * It uses the headings that the format marks, and the start of every line ({@code LineMark}).
 * {@code Selection} then drops lines that are not headings: entries of tables of contents, page
 * headers, items of lists, and sentences that mention a chapter.
 */
@NullMarked
package dev.trawl.retrieval.outline;

import org.jspecify.annotations.NullMarked;
