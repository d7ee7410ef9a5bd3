@org.jspecify.annotations.NullMarked
package dev.trawl.cli;
