/**
 * What goes into a model's window, and what of its reply is believed. Pure functions and values: no
 * actor, no thread.
 *
 * <p>Into the window: the question, cut only by a stated rule ({@link
 * dev.trawl.actors.window.QuestionFit}); of a conversation, what the question is rewritten with
 * ({@link dev.trawl.actors.window.HistoryFit}); hits in an order that is fair between documents
 * ({@link dev.trawl.actors.window.FairShare}); as many of their chunks as fit ({@link
 * dev.trawl.actors.window.WindowPacking}). Out of it: only quotes that stand in their chunk ({@link
 * dev.trawl.actors.window.QuoteFinder}).
 */
@NullMarked
package dev.trawl.actors.window;

import org.jspecify.annotations.NullMarked;
