/**
 * The bodies of HTTP requests and replies. Together with {@code dev.trawl.protocol.json} they are
 * the public contract: members may be added, but are never changed or removed.
 */
@NullMarked
package dev.trawl.http;

import org.jspecify.annotations.NullMarked;
