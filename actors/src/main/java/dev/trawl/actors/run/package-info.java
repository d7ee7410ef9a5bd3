/** A question on its way to its answer. Internal to trawl. */
@NullMarked
package dev.trawl.actors.run;

import org.jspecify.annotations.NullMarked;
