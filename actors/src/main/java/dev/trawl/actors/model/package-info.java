/** Prompts for a language model, and parsers for its replies. Independent of HTTP and of actors. */
@NullMarked
package dev.trawl.actors.model;

import org.jspecify.annotations.NullMarked;
