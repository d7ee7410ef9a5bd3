/**
 * The commands of {@code ./trawl bench}, one file each. They measure what a user would notice:
 * right answers, found evidence, time. Everything that belongs to one benchmark only is in a
 * package below this one, and nowhere in the product.
 */
@NullMarked
package dev.trawl.bench;

import org.jspecify.annotations.NullMarked;
