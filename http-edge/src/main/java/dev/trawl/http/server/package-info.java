/**
 * The HTTP server and its page. Start reading at {@link dev.trawl.http.server.TrawlServer}, then
 * {@code Edge}, which combines the routes.
 */
@NullMarked
package dev.trawl.http.server;

import org.jspecify.annotations.NullMarked;
