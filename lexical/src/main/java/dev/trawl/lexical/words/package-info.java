/**
 * Splits text into words and tags their parts of speech. English words are tagged by OpenNLP's
 * model, Chinese words by word lists, and words of other languages by their form alone.
 *
 * <p>The entry points are {@code WordScanner}, which splits the text, and {@code Tagger}, which
 * tags the words.
 */
@NullMarked
package dev.trawl.lexical.words;

import org.jspecify.annotations.NullMarked;
