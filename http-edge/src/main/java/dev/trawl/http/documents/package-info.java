/** The documents of clients: how they are uploaded, opened, read in pieces and closed. */
@NullMarked
package dev.trawl.http.documents;

import org.jspecify.annotations.NullMarked;
