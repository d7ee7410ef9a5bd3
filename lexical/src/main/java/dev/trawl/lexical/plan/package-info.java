/**
 * Answers a question in steps. {@code Plan} chooses a plan by the form of the question. A plan is
 * stateless: each call starts at the beginning, follows the known findings, and asks for the first
 * fact that is missing. {@code EnglishRelations} and {@code ChineseRelations} extract relations
 * between people and things from a sentence; {@code Actions} extracts who did what.
 */
@NullMarked
package dev.trawl.lexical.plan;

import org.jspecify.annotations.NullMarked;
