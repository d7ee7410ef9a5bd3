/** The documents of clients: upload, open, read a piece, close. */
@NullMarked
package dev.trawl.http.documents;

import org.jspecify.annotations.NullMarked;
