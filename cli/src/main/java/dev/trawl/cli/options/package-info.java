/**
 * Options that several commands share, and the settings that result from options and settings
 * files.
 */
@NullMarked
package dev.trawl.cli.options;

import org.jspecify.annotations.NullMarked;
