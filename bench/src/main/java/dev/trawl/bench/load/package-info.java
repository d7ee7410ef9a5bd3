/**
 * Many users at once: a server in a process of its own, clients on sockets, and what each of them
 * hears.
 */
@NullMarked
package dev.trawl.bench.load;

import org.jspecify.annotations.NullMarked;
