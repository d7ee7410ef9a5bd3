/**
 * Long texts to search. They consist of real text from a folder, or of text generated from a small
 * grammar, shuffled by seed. Statements are inserted at given depths. Start at {@code Haystack}.
 */
@NullMarked
package dev.trawl.bench.haystack;

import org.jspecify.annotations.NullMarked;
