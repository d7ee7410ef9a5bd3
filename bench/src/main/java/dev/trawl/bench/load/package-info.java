/**
 * Measures a server with many users at once. The server runs in a process of its own; clients use
 * WebSockets, and every event they get is checked. Start at {@code LoadRun}.
 */
@NullMarked
package dev.trawl.bench.load;

import org.jspecify.annotations.NullMarked;
