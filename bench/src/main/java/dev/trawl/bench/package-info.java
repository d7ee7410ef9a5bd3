@org.jspecify.annotations.NullMarked
package dev.trawl.bench;
