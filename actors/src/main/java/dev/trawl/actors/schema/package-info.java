/** Checks JSON against a JSON Schema. Internal to trawl. */
@org.jspecify.annotations.NullMarked
package dev.trawl.actors.schema;
