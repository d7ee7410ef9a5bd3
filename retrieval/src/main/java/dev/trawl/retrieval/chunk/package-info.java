/**
 * Splits a document's text into chunks, with token counts, sentences and languages. Chunks and
 * sentences are spans of the text: no character is dropped, added or changed.
 */
@NullMarked
package dev.trawl.retrieval.chunk;

import org.jspecify.annotations.NullMarked;
