/** Reads the parts of office files: their XML, and the relations between them. */
@NullMarked
package dev.trawl.retrieval.ooxml;

import org.jspecify.annotations.NullMarked;
