/** The multi-hop loop: which sub-question to ask next, and what was found. Internal to trawl. */
@NullMarked
package dev.trawl.actors.plan;

import org.jspecify.annotations.NullMarked;
