/**
 * Language models: how they are asked (the prompts and what is made of the replies), and how they
 * are reached (the OpenAI-compatible client). No actor.
 */
@NullMarked
package dev.trawl.actors.model;

import org.jspecify.annotations.NullMarked;
