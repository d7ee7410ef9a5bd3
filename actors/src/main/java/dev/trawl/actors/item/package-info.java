/**
 * Finds the items of a model's list in the text. Only functions and values, without actors or
 * threads; start at {@link dev.trawl.actors.item.ItemFinder}.
 */
@NullMarked
package dev.trawl.actors.item;

import org.jspecify.annotations.NullMarked;
