/**
 * The documents that are open, and the retriever that owns the index of each. Internal to trawl.
 */
@NullMarked
package dev.trawl.actors.documents;

import org.jspecify.annotations.NullMarked;
