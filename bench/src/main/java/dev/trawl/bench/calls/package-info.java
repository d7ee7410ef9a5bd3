/**
 * What calling a model behind HTTP costs, and what comes of it when the model misbehaves. The
 * endpoint is simulated and runs in a process of its own, so that its work is not the client's.
 */
@NullMarked
package dev.trawl.bench.calls;

import org.jspecify.annotations.NullMarked;
