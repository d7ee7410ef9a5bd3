/**
 * The words of trawl, one for each concept, and the conversations built from them.
 *
 * <dl>
 *   <dt>document
 *   <dd>one file, URL or byte stream, as extracted text with pages; named by the hash of its bytes
 *   <dt>chunk
 *   <dd>a verbatim span of a document, at most 512 tokens, the unit of indexing and of reading
 *   <dt>hit
 *   <dd>a chunk and its score for one query
 *   <dt>query
 *   <dd>what is searched: the information wanted, and keywords
 *   <dt>question
 *   <dd>what a person asks; it splits into information (what to find) and instruction (how to say
 *       it)
 *   <dt>turn
 *   <dd>a question of a conversation and its answer; the turns until now are the history
 *   <dt>verdict
 *   <dd>what reading one chunk gave: nothing, or quotes
 *   <dt>quote
 *   <dd>words a model says stand in a chunk; not yet believed
 *   <dt>evidence
 *   <dd>a quote that was found at its place in the text
 *   <dt>citation
 *   <dd>a numbered mark in an answer that points to evidence
 *   <dt>answer
 *   <dd>what a run ends with: answered, partial or unanswered
 *   <dt>run
 *   <dd>one question on its way to its answer
 *   <dt>log
 *   <dd>the events of a run, kept for those who follow it
 *   <dt>level
 *   <dd>retrieve, read or reason; how hard a run tries
 *   <dt>window
 *   <dd>the most tokens a model takes in one call, prompt and reply together
 *   <dt>budget
 *   <dd>what a run may still spend
 *   <dt>estimate
 *   <dd>what a question is expected to take, told before it is asked
 *   <dt>coverage
 *   <dd>how many chunks there were, were read, and failed
 *   <dt>hop
 *   <dd>one sub-question asked and answered on the way
 *   <dt>permit
 *   <dd>leave to make one model call now
 * </dl>
 *
 * <p>A conversation is an interface with its messages nested in it. Messages that may cross a node
 * are {@link dev.trawl.protocol.Wire}. Ports ({@link dev.trawl.protocol.model.ReadingModel}) are
 * implemented elsewhere.
 */
@NullMarked
package dev.trawl.protocol;

import org.jspecify.annotations.NullMarked;
