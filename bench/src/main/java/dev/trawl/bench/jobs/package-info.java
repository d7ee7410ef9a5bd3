/**
 * The benchmark {@code jobs}. A job is a kind of question that one chunk cannot answer: it asks for
 * a list, a count, a summary, a place in the text, a fact about which the text contradicts itself,
 * or a fact that is not in the text. The texts are generated, so that the complete answer is known.
 * The model is the simulated endpoint; it recognises the generated sentences, but sees only the
 * prompt. Start at {@code JobsRun}.
 */
@NullMarked
package dev.trawl.bench.jobs;

import org.jspecify.annotations.NullMarked;
