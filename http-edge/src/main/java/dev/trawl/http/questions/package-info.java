/** The questions of clients, over REST and WebSockets. */
@NullMarked
package dev.trawl.http.questions;

import org.jspecify.annotations.NullMarked;
