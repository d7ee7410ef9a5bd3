/**
 * Extracts text from each file format.
 *
 * <p>The content decides the format; the file name is only a hint. Every reader writes through one
 * {@link dev.trawl.retrieval.format.TextSink}, which enforces the limits, so that no reader can
 * forget them. Each format has a small reader, here or in a package of its own; old office formats
 * are read by Apache Tika, which is loaded when the first of them is opened.
 */
@NullMarked
package dev.trawl.retrieval.format;

import org.jspecify.annotations.NullMarked;
