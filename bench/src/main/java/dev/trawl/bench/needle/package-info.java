/**
 * Invented facts, called needles, in a long text. Measures whether a needle is found at any depth,
 * and whether its absence is noticed. Needles are generated from a small grammar and a seed. Start
 * at {@code NeedleRun}.
 */
@NullMarked
package dev.trawl.bench.needle;

import org.jspecify.annotations.NullMarked;
