/** Runs, each of which answers one question. Internal to trawl. */
@NullMarked
package dev.trawl.actors.run;

import org.jspecify.annotations.NullMarked;
