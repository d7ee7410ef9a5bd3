/**
 * Understands a question by itself, before any text is read: what kind of thing it asks for, which
 * of its words to look for, which part of it only says how to answer.
 *
 * <p>{@code Splitter} separates what to find from how to answer. {@code Question} holds what the
 * rules for one language ({@code EnglishKinds}, {@code ChineseKinds}) found out. {@code Slot} is
 * the gap in the question that the answer fills.
 */
@NullMarked
package dev.trawl.lexical.question;

import org.jspecify.annotations.NullMarked;
