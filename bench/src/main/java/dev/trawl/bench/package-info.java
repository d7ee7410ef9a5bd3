/**
 * The commands of {@code ./trawl bench}, one class each. They measure what a user notices: correct
 * answers, evidence and time. Code for a single benchmark is in a subpackage, never in the product.
 */
@NullMarked
package dev.trawl.bench;

import org.jspecify.annotations.NullMarked;
