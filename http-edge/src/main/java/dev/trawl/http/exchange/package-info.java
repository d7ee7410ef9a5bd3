/**
 * What all routes share: reading bodies, writing replies and errors, logging. It knows no route.
 */
@NullMarked
package dev.trawl.http.exchange;

import org.jspecify.annotations.NullMarked;
