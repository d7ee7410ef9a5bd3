/**
 * The terms of trawl, one word for each concept, and the messages built from them.
 *
 * <dl>
 *   <dt>document
 *   <dd>one file, URL or byte stream, as extracted text with pages; identified by the hash of its
 *       bytes
 *   <dt>chunk
 *   <dd>a verbatim span of a document, at most 512 tokens by default; the unit of indexing and of
 *       reading
 *   <dt>query
 *   <dd>what is searched for: free text, and keywords
 *   <dt>hit
 *   <dd>a chunk and its score for one query
 *   <dt>question
 *   <dd>what a person asks; it is split into information (what to find) and instruction (how to
 *       answer)
 *   <dt>sub-question
 *   <dd>a question that the planner asks in order to answer the person's question
 *   <dt>hop
 *   <dd>one sub-question, searched, read and answered
 *   <dt>turn
 *   <dd>a question of a conversation and its answer; all earlier turns are the history
 *   <dt>verdict
 *   <dd>the result of reading one chunk: nothing, or quotes
 *   <dt>quote
 *   <dd>words that a model claims are in a chunk; not verified
 *   <dt>evidence
 *   <dd>a verified quote and its place in the document's text
 *   <dt>finding
 *   <dd>a sub-question, its answer and the evidence
 *   <dt>citation
 *   <dd>a numbered marker in an answer that points to evidence
 *   <dt>answer
 *   <dd>the result of a run: answered, partial or unanswered
 *   <dt>unanswered
 *   <dd>the documents do not answer the question
 *   <dt>run
 *   <dd>one question, from asking to its answer
 *   <dt>log
 *   <dd>the events of a run, kept for clients that follow it
 *   <dt>level
 *   <dd>retrieve, read or reason: how thoroughly a run searches
 *   <dt>window
 *   <dd>the most tokens that a model takes in one call, prompt and reply together
 *   <dt>budget
 *   <dd>what a run may still spend
 *   <dt>estimate
 *   <dd>what a question is expected to cost, computed before it is asked
 *   <dt>usage
 *   <dd>the calls and tokens that were spent
 *   <dt>coverage
 *   <dd>how many chunks exist, were read, and failed
 *   <dt>permit
 *   <dd>permission to make one model call now
 * </dl>
 *
 * <p>A conversation is an interface with its messages nested in it. Messages that may be sent to
 * another node implement {@link dev.trawl.protocol.Wire}. The ports that models implement are in
 * {@code dev.trawl.protocol.model}.
 */
@NullMarked
package dev.trawl.protocol;

import org.jspecify.annotations.NullMarked;
