/**
 * One file for each actor. {@link dev.trawl.actors.Trawl} is the way in; behind it a guardian keeps
 * a librarian with a {@link Retriever} for each document, a {@link ModelGateway} that hands out
 * permits, and a {@link Run} for each question.
 *
 * <p>A run goes top down through its phases. For a reading pass it has a {@link ReadingSupervisor}
 * with a {@link ChunkReader} for each chunk. Whoever calls the model is a {@link Caller}: it waits
 * for a permit with nothing in hand, so that two hundred thousand cost little more than two.
 * Nothing here blocks; what must wait for a disk does so on a dispatcher of its own.
 */
@NullMarked
package dev.trawl.actors;

import dev.trawl.actors.call.Caller;
import dev.trawl.actors.call.ModelGateway;
import dev.trawl.actors.documents.Retriever;
import dev.trawl.actors.read.ChunkReader;
import dev.trawl.actors.read.ReadingSupervisor;
import dev.trawl.actors.run.Run;
import org.jspecify.annotations.NullMarked;
