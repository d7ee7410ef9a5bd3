/**
 * Prompts for a language model, and the reading of its replies. It knows neither HTTP nor actors.
 */
@NullMarked
package dev.trawl.actors.model;

import org.jspecify.annotations.NullMarked;
