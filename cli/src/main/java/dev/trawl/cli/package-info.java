/**
 * The command line. A command reads its options, opens the documents with {@link
 * dev.trawl.cli.OpenDocuments}, follows the events of a run and shows the answer. Standard output
 * carries the answer and nothing else; everything that a person should merely know goes to standard
 * error; the exit status ({@link dev.trawl.cli.ExitStatus}) says how it ended.
 *
 * <p>What could be slow to load (actors, Lucene, a terminal) is touched only by the command that
 * needs it, so that {@code --help} and {@code --version} stay instant.
 */
@NullMarked
package dev.trawl.cli;

import org.jspecify.annotations.NullMarked;
