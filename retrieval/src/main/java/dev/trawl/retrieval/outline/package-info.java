/**
 * The parts of a document: chapters, sections, clauses, captions of figures and tables.
 *
 * <p>{@link dev.trawl.retrieval.outline.OutlineBuilder} finds them once, when the index is built.
 * It uses the headings that the format marks, and the start of every line ({@code LineMark}).
 * {@code Selection} then drops tables of contents, running heads, mentions and items of lists.
 */
@NullMarked
package dev.trawl.retrieval.outline;

import org.jspecify.annotations.NullMarked;
