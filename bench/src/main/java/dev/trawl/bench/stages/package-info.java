/**
 * Each stage from file to answer by itself, measured by JMH, beside the libraries that do its work
 * alone. What of it is public is so for JMH, whose generated code calls it.
 */
@NullMarked
package dev.trawl.bench.stages;

import org.jspecify.annotations.NullMarked;
