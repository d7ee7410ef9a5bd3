/**
 * Measures the cost of calling a model over HTTP, and the effects of a failing endpoint. The
 * simulated endpoint runs in a separate process, so that its work is not counted as the client's.
 * Start at {@code OverheadRun} and {@code FaultsRun}.
 */
@NullMarked
package dev.trawl.bench.calls;

import org.jspecify.annotations.NullMarked;
