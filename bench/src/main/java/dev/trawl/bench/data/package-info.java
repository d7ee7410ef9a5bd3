/**
 * Question sets in the forms people publish them in, read from a folder that the user has. A set is
 * its documents and its questions; evidence is given as text, and found again in what the parser
 * made of it.
 */
@NullMarked
package dev.trawl.bench.data;

import org.jspecify.annotations.NullMarked;
