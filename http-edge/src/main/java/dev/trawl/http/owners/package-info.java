/**
 * API keys and their owners. Each owner has documents and runs that no other owner can see, and
 * limits.
 */
@NullMarked
package dev.trawl.http.owners;

import org.jspecify.annotations.NullMarked;
