/** Keys and their values in long texts, to be given back exactly. */
@NullMarked
package dev.trawl.bench.keys;

import org.jspecify.annotations.NullMarked;
