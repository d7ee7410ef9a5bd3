/**
 * What trawl is to reach on texts and questions with its embedded model, and the run that holds it
 * against that.
 */
@NullMarked
package dev.trawl.bench.targets;

import org.jspecify.annotations.NullMarked;
