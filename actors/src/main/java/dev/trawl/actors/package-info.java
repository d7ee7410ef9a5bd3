/**
 * trawl as an actor system. {@link dev.trawl.actors.Trawl} is the entry point; the subpackages are
 * internal unless their documentation says otherwise.
 *
 * <p>{@code Guardian} starts a {@code Run} for each question. A run asks the {@code Librarian} for
 * documents, each of which has a {@code Retriever}. The run starts a {@code ReadingSupervisor},
 * which has a {@code ChunkReader} for each chunk, or a {@code Planner}, which works in steps. Every
 * call of a model waits for a permit of the {@code ModelGateway}.
 */
@NullMarked
package dev.trawl.actors;

import org.jspecify.annotations.NullMarked;
