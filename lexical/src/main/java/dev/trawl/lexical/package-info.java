/**
 * A reading model that uses rules and word statistics. {@link
 * dev.trawl.lexical.LexicalReadingModel} delegates to one package for each decision:
 *
 * <ul>
 *   <li>{@code question}: what the question asks for, and which part of it is an instruction
 *   <li>{@code sentence}: which sentence answers the question, if any
 *   <li>{@code span}: which words of that sentence are the answer
 *   <li>{@code rewrite}: what a question means within a conversation
 *   <li>{@code plan}: what to ask next if a question needs several steps
 *   <li>{@code words}: tokens and parts of speech; all other packages except {@code plan} use it
 * </ul>
 */
@NullMarked
package dev.trawl.lexical;

import org.jspecify.annotations.NullMarked;
