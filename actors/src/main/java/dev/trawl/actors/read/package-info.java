/** A reading pass, with a reader for each chunk. Internal to trawl. */
@NullMarked
package dev.trawl.actors.read;

import org.jspecify.annotations.NullMarked;
