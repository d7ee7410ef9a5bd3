/** The terminal: standard streams, typed lines, Ctrl-C, the progress bar, exit statuses. */
@NullMarked
package dev.trawl.cli.terminal;

import org.jspecify.annotations.NullMarked;
