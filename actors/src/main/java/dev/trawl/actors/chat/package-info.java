/** Messages that are not questions about documents. */
@org.jspecify.annotations.NullMarked
package dev.trawl.actors.chat;
