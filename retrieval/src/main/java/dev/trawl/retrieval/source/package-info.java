/**
 * From a file, a folder, a URL or a byte stream to the text of documents.
 *
 * <p>{@link dev.trawl.retrieval.source.Sources} lists what the arguments of a command name. {@link
 * dev.trawl.retrieval.source.DocumentParser} gets the bytes of one source, by download for a URL,
 * and has {@code retrieval.format} extract the text under a time limit.
 */
@NullMarked
package dev.trawl.retrieval.source;

import org.jspecify.annotations.NullMarked;
