/**
 * The types for documents. A {@link dev.trawl.retrieval.document.RawDocument} contains the bytes,
 * and a {@link dev.trawl.retrieval.document.ParsedDocument} contains the extracted text. A {@link
 * dev.trawl.retrieval.document.DocumentException} gives the reason for a failure. The packages
 * {@code retrieval.source} and {@code retrieval.format} read and parse documents.
 */
@NullMarked
package dev.trawl.retrieval.document;

import org.jspecify.annotations.NullMarked;
