/**
 * What all routes share: how bodies are read, how replies and errors are written, and what is
 * logged. Knows no route.
 */
@NullMarked
package dev.trawl.http.exchange;

import org.jspecify.annotations.NullMarked;
