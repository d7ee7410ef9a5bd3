/** An answer while it is being written: its parts, its length and its drafts. */
@NullMarked
package dev.trawl.actors.answer;

import org.jspecify.annotations.NullMarked;
