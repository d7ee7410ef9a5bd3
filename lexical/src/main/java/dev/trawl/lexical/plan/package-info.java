/**
 * Answers a question in steps. A {@code Plan} is chosen by the question's shape and keeps nothing:
 * each time it walks from the start through what the findings told, and asks for the first thing
 * that none of them tells. {@code EnglishTies}, {@code ChineseTies} and {@code Deeds} read from a
 * sentence who is whose what, and who did it.
 */
@NullMarked
package dev.trawl.lexical.plan;

import org.jspecify.annotations.NullMarked;
