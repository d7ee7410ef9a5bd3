/**
 * The command line. A command reads its options, opens the documents ({@link
 * dev.trawl.cli.OpenDocuments}), follows the events of a run and shows the answer. Only the answer
 * goes to standard output; notes, warnings and progress go to standard error. The exit status
 * ({@link dev.trawl.cli.terminal.ExitStatus}) tells scripts how the command ended.
 *
 * <p>Actors, Lucene and the terminal library are slow to load, so they are loaded only by the
 * commands that need them. {@code --help} and {@code --version} do not.
 */
@NullMarked
package dev.trawl.cli;

import org.jspecify.annotations.NullMarked;
