/**
 * Cuts a document's text into chunks, and provides what this needs: token counts, sentences and
 * languages. Everything works on verbatim spans; no character is dropped, added or changed.
 */
@NullMarked
package dev.trawl.retrieval.chunk;

import org.jspecify.annotations.NullMarked;
