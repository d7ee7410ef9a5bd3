/**
 * API keys and their owners. Each owner has its own limits, and documents and runs that no other
 * owner can see.
 */
@NullMarked
package dev.trawl.http.owners;

import org.jspecify.annotations.NullMarked;
