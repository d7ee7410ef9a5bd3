/**
 * As much of an HTTP/1.1 server as the simulated endpoint needs, over blocking sockets. A server
 * library would not let it reset a connection, cut a reply in the middle or stop sending.
 *
 * <p>{@code RequestReader} reads requests from a {@code Peer}, the client's end of a connection; an
 * {@code Ending} is what it gets back: the bytes of a {@code Reply}, then an open, closed or reset
 * connection.
 */
@NullMarked
package dev.trawl.testkit.http;

import org.jspecify.annotations.NullMarked;
