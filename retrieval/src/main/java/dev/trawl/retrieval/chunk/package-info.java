/**
 * Cuts a document's text into chunks, and knows what cutting needs: how many tokens a text has,
 * where its sentences end, which language it is in. Everything here works on verbatim spans; no
 * character is dropped, added or changed.
 */
@NullMarked
package dev.trawl.retrieval.chunk;

import org.jspecify.annotations.NullMarked;
