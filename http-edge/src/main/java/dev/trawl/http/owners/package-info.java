/**
 * Who asks, and what is theirs: the holder of a key has documents and runs that no other sees, and
 * an allowance.
 */
@NullMarked
package dev.trawl.http.owners;

import org.jspecify.annotations.NullMarked;
