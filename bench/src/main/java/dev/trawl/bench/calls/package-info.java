/**
 * Measures what calling a model over HTTP costs, and what happens if the model misbehaves. The
 * simulated endpoint runs in a process of its own, so that its work is not counted as the client's.
 * Start at {@code OverheadRun} and {@code FaultsRun}.
 */
@NullMarked
package dev.trawl.bench.calls;

import org.jspecify.annotations.NullMarked;
