/** The targets of the embedded model, and the run that measures them. Start at {@code Target}. */
@NullMarked
package dev.trawl.bench.targets;

import org.jspecify.annotations.NullMarked;
