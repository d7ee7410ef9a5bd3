/**
 * Trawl for assistants, by the Model Context Protocol: what its tools take and give, and the
 * sessions of its clients, apart from HTTP. The protocol itself is the official SDK's.
 */
@NullMarked
package dev.trawl.http.mcp;

import org.jspecify.annotations.NullMarked;
