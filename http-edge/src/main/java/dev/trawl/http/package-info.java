/**
 * The JSON that trawl shows: answers, run events, documents, estimates. The command line prints it
 * and the server sends it, so that a client reads one form everywhere. The records here are the
 * public contract and change only by addition; the messages of {@code dev.trawl.protocol} may
 * change without them, and {@link dev.trawl.http.Json} is the one place where the two meet.
 */
@NullMarked
package dev.trawl.http;

import org.jspecify.annotations.NullMarked;
