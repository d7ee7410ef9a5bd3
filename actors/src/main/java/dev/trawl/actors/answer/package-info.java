/** An answer while it is being written: its parts, its length, its drafts and its outcome. */
@NullMarked
package dev.trawl.actors.answer;

import org.jspecify.annotations.NullMarked;
