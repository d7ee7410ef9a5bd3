/**
 * The command line. A command reads its options, opens the documents ({@link
 * dev.trawl.cli.OpenDocuments}), follows the events of a run and shows the answer. Standard output
 * has only the answer; notes, warnings and progress go to standard error. The exit status ({@link
 * dev.trawl.cli.terminal.ExitStatus}) says how the command ended.
 *
 * <p>Actors, Lucene and the terminal are slow to load, so only the commands that need them load
 * them: {@code --help} and {@code --version} are instant.
 */
@NullMarked
package dev.trawl.cli;

import org.jspecify.annotations.NullMarked;
