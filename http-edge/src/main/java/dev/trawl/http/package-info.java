/**
 * trawl behind HTTP: the bodies of requests and replies. Together with {@code
 * dev.trawl.protocol.json} they are the public contract and change only by addition.
 */
@NullMarked
package dev.trawl.http;

import org.jspecify.annotations.NullMarked;
