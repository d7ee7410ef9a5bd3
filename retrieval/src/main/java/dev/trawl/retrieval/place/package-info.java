/**
 * Places in a document that people refer to: chapters, clauses, figures, pages, sentences.
 *
 * <p>{@link dev.trawl.retrieval.place.PlaceReference} reads references such as "the first sentence
 * of chapter two" in a question, and {@link dev.trawl.retrieval.place.Places} uses the outline of
 * the document to resolve them to spans. No language model is involved.
 */
@NullMarked
package dev.trawl.retrieval.place;

import org.jspecify.annotations.NullMarked;
