/**
 * Splits text into words and says what kind of word each one is. English words are tagged by
 * OpenNLP's model, Chinese words by a word list, words of any other language by their form alone.
 *
 * <p>Start at {@code WordScanner}, which cuts the words, and {@code Tagger}, which tags them.
 */
@NullMarked
package dev.trawl.lexical.words;

import org.jspecify.annotations.NullMarked;
