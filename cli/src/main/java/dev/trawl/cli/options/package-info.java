/** Options that several commands share, and the settings that they and the files add up to. */
@NullMarked
package dev.trawl.cli.options;

import org.jspecify.annotations.NullMarked;
