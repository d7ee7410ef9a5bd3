/**
 * The index of a document: BM25 over chunks and sentences in Lucene, and the library that keeps
 * indexes on disk. The entry points are {@link dev.trawl.retrieval.index.Library}, which opens a
 * document, and {@link dev.trawl.retrieval.index.DocumentIndex}, which searches it.
 */
@NullMarked
package dev.trawl.retrieval.index;

import org.jspecify.annotations.NullMarked;
