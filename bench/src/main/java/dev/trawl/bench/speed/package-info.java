/** How long each step takes and how that grows, as ratios within one run. */
@NullMarked
package dev.trawl.bench.speed;

import org.jspecify.annotations.NullMarked;
