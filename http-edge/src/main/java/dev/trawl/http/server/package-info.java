/**
 * Trawl behind HTTP: documents and questions as resources, events as server-sent events and over
 * WebSockets. The only place that knows Pekko HTTP's server. Start reading at {@link
 * dev.trawl.http.server.TrawlServer}; the routes say what there is.
 */
@NullMarked
package dev.trawl.http.server;

import org.jspecify.annotations.NullMarked;
