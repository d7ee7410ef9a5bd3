/**
 * Code that all routes share: reading bodies, writing replies and errors, logging. It does not
 * depend on any route.
 */
@NullMarked
package dev.trawl.http.exchange;

import org.jspecify.annotations.NullMarked;
