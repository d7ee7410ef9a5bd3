/**
 * Reads the text of Word documents and slide shows, with their formulas and their raised or lowered
 * characters.
 *
 * <p>The readers here pass what they find to a {@link dev.trawl.retrieval.office.Target} as if it
 * were HTML, so that all formats share one layout.
 */
@NullMarked
package dev.trawl.retrieval.office;

import org.jspecify.annotations.NullMarked;
