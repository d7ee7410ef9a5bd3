/**
 * Answers a question in steps. {@code Plan} chooses a plan by the form of the question. A plan has
 * no state: each time it starts at the beginning, follows what the findings say, and asks for the
 * first thing that they do not say. {@code EnglishTies}, {@code ChineseTies} and {@code Actions}
 * read from a sentence how people and things are related, and who did what.
 */
@NullMarked
package dev.trawl.lexical.plan;

import org.jspecify.annotations.NullMarked;
