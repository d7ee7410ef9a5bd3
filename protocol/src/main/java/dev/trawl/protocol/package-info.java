/**
 * The glossary of trawl, with one word for each concept, and the messages that use these terms.
 *
 * <dl>
 *   <dt>document
 *   <dd>one file, URL or byte stream, as extracted text with pages; identified by its bytes and by
 *       how its text was extracted
 *   <dt>chunk
 *   <dd>a verbatim span of a document, at most 512 tokens by default; the unit of indexing and of
 *       reading
 *   <dt>group
 *   <dd>neighbouring chunks of one document that one call reads
 *   <dt>query
 *   <dd>the input of a search: free text and keywords
 *   <dt>hit
 *   <dd>a chunk and its score for one query
 *   <dt>question
 *   <dd>the question of a user; it is split into information (what to find) and instruction (how to
 *       answer)
 *   <dt>sub-question
 *   <dd>a question that the planner asks in order to answer the user's question
 *   <dt>hop
 *   <dd>one sub-question, from search to answer
 *   <dt>turn
 *   <dd>one question of a conversation, and its answer; the earlier turns are the history
 *   <dt>verdict
 *   <dd>the result of reading one chunk: nothing, or quotes
 *   <dt>quote
 *   <dd>text that a model claims to have found in a chunk; not verified
 *   <dt>evidence
 *   <dd>a verified quote and its place in the document's text
 *   <dt>finding
 *   <dd>a sub-question, its answer and the evidence
 *   <dt>citation
 *   <dd>a numbered marker in an answer that points to evidence
 *   <dt>answer
 *   <dd>the result of a run: answered, partial or unanswered
 *   <dt>unanswered
 *   <dd>the documents do not contain the answer
 *   <dt>run
 *   <dd>the work on one question, until its answer
 *   <dt>log
 *   <dd>the events of a run, kept for clients that follow it
 *   <dt>level
 *   <dd>retrieve, read or reason: how thoroughly a run searches
 *   <dt>window
 *   <dd>the maximum number of tokens of one model call, prompt and reply together
 *   <dt>budget
 *   <dd>the limits on what a run may spend
 *   <dt>estimate
 *   <dd>the expected cost of a question, computed before it is asked
 *   <dt>usage
 *   <dd>the number of calls and tokens that were used
 *   <dt>coverage
 *   <dd>the numbers of chunks: in total, read, and failed
 *   <dt>permit
 *   <dd>permission to make one model call now
 * </dl>
 *
 * <p>The messages of one protocol are nested in one interface. Messages that may be sent to another
 * node implement {@link dev.trawl.protocol.Wire}. The interfaces that models implement are in
 * {@code dev.trawl.protocol.model}.
 */
@NullMarked
package dev.trawl.protocol;

import org.jspecify.annotations.NullMarked;
