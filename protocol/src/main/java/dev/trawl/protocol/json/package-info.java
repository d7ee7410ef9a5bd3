/**
 * The JSON form of answers, run events, documents and estimates. The command line prints it and the
 * server sends it, so all clients read the same form. The records here are a public contract:
 * members are only added. The messages of {@code dev.trawl.protocol} may change independently,
 * because only {@link Json} knows both.
 */
@NullMarked
package dev.trawl.protocol.json;

import org.jspecify.annotations.NullMarked;
