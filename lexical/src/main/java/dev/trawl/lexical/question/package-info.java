/**
 * Analyses a question before any document is read: the kind of answer it asks for, the words to
 * search for, and the part that is only an instruction on how to answer.
 *
 * <p>{@code Splitter} separates the information to find from the instruction. {@code Question}
 * contains the results of the rules for one language ({@code EnglishKinds}, {@code ChineseKinds}).
 * {@code Slot} contains the words around the missing answer.
 */
@NullMarked
package dev.trawl.lexical.question;

import org.jspecify.annotations.NullMarked;
