/** The multi-hop loop: chooses the next step and collects the findings. Internal to trawl. */
@NullMarked
package dev.trawl.actors.plan;

import org.jspecify.annotations.NullMarked;
