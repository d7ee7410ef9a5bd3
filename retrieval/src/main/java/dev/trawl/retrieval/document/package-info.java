/**
 * A document as bytes and as text: {@link dev.trawl.retrieval.document.RawDocument} becomes a
 * {@link dev.trawl.retrieval.document.ParsedDocument}, or a {@link
 * dev.trawl.retrieval.document.DocumentException} says why not. {@code retrieval.source} and {@code
 * retrieval.format} do the work.
 */
@NullMarked
package dev.trawl.retrieval.document;

import org.jspecify.annotations.NullMarked;
