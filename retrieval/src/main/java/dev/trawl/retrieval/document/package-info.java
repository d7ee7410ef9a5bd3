/**
 * The types for documents. A {@link dev.trawl.retrieval.document.RawDocument} contains the bytes, a
 * {@link dev.trawl.retrieval.document.ParsedDocument} the extracted text, and a {@link
 * dev.trawl.retrieval.document.DocumentException} the reason for a failure. The packages {@code
 * retrieval.source} and {@code retrieval.format} read and parse documents.
 */
@NullMarked
package dev.trawl.retrieval.document;

import org.jspecify.annotations.NullMarked;
