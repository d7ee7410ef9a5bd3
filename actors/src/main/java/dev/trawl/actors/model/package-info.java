/**
 * How a language model is asked: the prompts, and what is made of the replies. Knows no HTTP and no
 * actor.
 */
@NullMarked
package dev.trawl.actors.model;

import org.jspecify.annotations.NullMarked;
