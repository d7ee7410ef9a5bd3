/**
 * Fills a model's window, and checks the quotes in its replies. Only functions and values, without
 * actors or threads.
 *
 * <p>{@link dev.trawl.actors.window.QuestionFit} cuts the question and {@link
 * dev.trawl.actors.window.HistoryFit} a conversation's history. {@link
 * dev.trawl.actors.window.FairShare} orders the hits of several documents, and {@link
 * dev.trawl.actors.window.WindowPacking} adds as many of their chunks as fit. {@link
 * dev.trawl.actors.window.QuoteFinder} accepts only quotes that their chunk contains.
 */
@NullMarked
package dev.trawl.actors.window;

import org.jspecify.annotations.NullMarked;
