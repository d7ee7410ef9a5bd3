/** Options that several commands share, and the settings made from options and files. */
@NullMarked
package dev.trawl.cli.options;

import org.jspecify.annotations.NullMarked;
