/**
 * Measures a server with many simultaneous users. The server runs in a separate process. Clients
 * use WebSockets, and every event they receive is checked. Start at {@code LoadRun}.
 */
@NullMarked
package dev.trawl.bench.load;

import org.jspecify.annotations.NullMarked;
