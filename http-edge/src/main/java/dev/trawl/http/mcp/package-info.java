/**
 * The Model Context Protocol, for assistants: the tools with their arguments and results, the
 * sessions of clients, and the transport. The protocol itself is implemented by the official SDK.
 */
@NullMarked
package dev.trawl.http.mcp;

import org.jspecify.annotations.NullMarked;
