/**
 * A reading model made of rules and word statistics. {@link dev.trawl.lexical.LexicalReadingModel}
 * hands each job to a package that decides one thing:
 *
 * <ul>
 *   <li>{@code question}: what is asked, and which part of it only says how to answer
 *   <li>{@code sentence}: which sentence answers, and whether any does
 *   <li>{@code span}: which words of that sentence are the answer
 *   <li>{@code rewrite}: what a question means within a conversation
 *   <li>{@code plan}: what to ask next when one question needs several
 *   <li>{@code words}: what the words of a text are; all others but {@code plan} build on it
 * </ul>
 */
@NullMarked
package dev.trawl.lexical;

import org.jspecify.annotations.NullMarked;
