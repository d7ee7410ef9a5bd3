/**
 * The JSON form of answers, run events, documents and estimates, the same on the command line and
 * the server. The records here are the public contract: members are added, never changed or
 * removed. The messages of {@code dev.trawl.protocol} may change freely; only {@link Json} knows
 * both.
 */
@NullMarked
package dev.trawl.protocol.json;

import org.jspecify.annotations.NullMarked;
