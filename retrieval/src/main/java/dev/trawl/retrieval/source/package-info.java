/**
 * Reads documents from files, folders, URLs and byte streams.
 *
 * <p>{@link dev.trawl.retrieval.source.Sources} lists the sources named by the arguments of a
 * command. {@link dev.trawl.retrieval.source.DocumentParser} reads or downloads the bytes of one
 * source, and extracts its text with {@code retrieval.format} under a time limit.
 */
@NullMarked
package dev.trawl.retrieval.source;

import org.jspecify.annotations.NullMarked;
