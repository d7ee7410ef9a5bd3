/**
 * Made-up facts, called needles, in a long text: is a needle found wherever it is, and is its
 * absence noticed? Needles are generated from a small grammar by seed. Start at {@code NeedleRun}.
 */
@NullMarked
package dev.trawl.bench.needle;

import org.jspecify.annotations.NullMarked;
