/**
 * The JSON form of answers, run events, documents and estimates. The command line prints it and the
 * server sends it, so clients read one form everywhere. The records here are the public contract
 * and change only by addition; the messages of {@code dev.trawl.protocol} may change without them,
 * and {@link Json} is the one place where the two meet.
 */
@NullMarked
package dev.trawl.protocol.json;

import org.jspecify.annotations.NullMarked;
