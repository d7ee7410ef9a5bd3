/** One pass over the chunks: a reader for each. Internal to trawl. */
@NullMarked
package dev.trawl.actors.read;

import org.jspecify.annotations.NullMarked;
