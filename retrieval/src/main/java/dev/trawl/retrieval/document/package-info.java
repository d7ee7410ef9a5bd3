/**
 * From a file, a folder, an address or a byte stream to text with pages and headings.
 *
 * <p>{@link dev.trawl.retrieval.document.Sources} finds what a person named, {@link
 * dev.trawl.retrieval.document.DocumentParser} gets the bytes and turns them into a {@link
 * dev.trawl.retrieval.document.ParsedDocument}. What a document is, its content says; its name is a
 * hint. Every format writes through one {@link dev.trawl.retrieval.document.TextSink}, which holds
 * the limits, so none can be forgotten. Text, HTML and PDF are read with their own small readers;
 * office formats go through Apache Tika, which is loaded when the first of them is met and not
 * before.
 */
@NullMarked
package dev.trawl.retrieval.document;

import org.jspecify.annotations.NullMarked;
