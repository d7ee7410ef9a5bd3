/**
 * Questions that need more than one passage: lists, counts, summaries, places, contradictions, and
 * questions without an answer. The texts are generated, so that the complete answer is known. The
 * model is the simulated endpoint with a reader for these texts, which sees only the prompt. Start
 * at {@code JobsRun}.
 */
@NullMarked
package dev.trawl.bench.jobs;

import org.jspecify.annotations.NullMarked;
