/**
 * Reads documents in RTF (Rich Text Format 1.9.1).
 *
 * <p>The file is split into tokens, whose groups and control words set the formatting of the text
 * in them. Like the readers of {@link dev.trawl.retrieval.office}, this one passes what it finds to
 * a {@link dev.trawl.retrieval.office.Target} as if it were HTML.
 */
@NullMarked
package dev.trawl.retrieval.rtf;

import org.jspecify.annotations.NullMarked;
