/**
 * The JSON form of answers, run events, documents and estimates. The command line prints it and the
 * server sends it, so clients read the same form everywhere. The records here are a public contract
 * and change only by addition. The messages of {@code dev.trawl.protocol} may change independently;
 * only {@link Json} knows both.
 */
@NullMarked
package dev.trawl.protocol.json;

import org.jspecify.annotations.NullMarked;
