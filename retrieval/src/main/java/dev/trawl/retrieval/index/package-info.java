@org.jspecify.annotations.NullMarked
package dev.trawl.retrieval.index;
