/**
 * trawl as an actor system. {@link dev.trawl.actors.Trawl} is the way in; the packages below it are
 * internal except where their package documentation says otherwise.
 *
 * <p>{@code Guardian} starts a {@code Run} for each question. A run asks the {@code Librarian} for
 * documents, each of which has a {@code Retriever}; it starts a {@code ReadingSupervisor}, which
 * has a {@code ChunkReader} for each chunk, or a {@code Planner}, which goes round in steps. Every
 * call of a model waits for a permit of the {@code ModelGateway}.
 */
@NullMarked
package dev.trawl.actors;

import org.jspecify.annotations.NullMarked;
