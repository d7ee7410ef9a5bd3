/**
 * A minimal HTTP/1.1 server for the simulated endpoint, based on blocking sockets. A server library
 * would not allow it to reset a connection, truncate a reply or stop sending.
 *
 * <p>{@code RequestReader} reads requests from a {@code Peer}, a connection to a client. A {@code
 * RequestOutcome} contains the bytes of the {@code Reply} and says whether to keep, close or reset
 * the connection.
 */
@NullMarked
package dev.trawl.testkit.http;

import org.jspecify.annotations.NullMarked;
