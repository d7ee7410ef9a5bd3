/** The person's side: standard streams, lines typed, Ctrl-C, the progress bar, exit statuses. */
@NullMarked
package dev.trawl.cli.terminal;

import org.jspecify.annotations.NullMarked;
