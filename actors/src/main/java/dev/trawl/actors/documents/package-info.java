/** Open documents, each with a retriever that owns its index. Internal to trawl. */
@NullMarked
package dev.trawl.actors.documents;

import org.jspecify.annotations.NullMarked;
