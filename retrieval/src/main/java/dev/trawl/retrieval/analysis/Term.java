package dev.trawl.retrieval.analysis;

/**
 * One analysed word of a text.
 *
 * @param text as the index has it: folded, stemmed
 * @param position of the word in the text, from 0; a compound, its first part and an ideograph's
 *     pair share one
 * @param startChar first UTF-16 unit of the word in the text
 * @param endChar one past its last
 * @param stop whether the word says nothing about what is sought: an article, a question word
 */
public record Term(String text, int position, int startChar, int endChar, boolean stop) {}
