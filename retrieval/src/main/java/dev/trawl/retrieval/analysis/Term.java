package dev.trawl.retrieval.analysis;

/**
 * One analysed word of a text.
 *
 * @param text the folded and stemmed word, as in the index
 * @param position index of the word in the text, from 0; a compound has the position of its first
 *     part, and a pair of ideographs that of its first character
 * @param startChar index of the first UTF-16 unit of the word in the text
 * @param endChar index after its last UTF-16 unit
 * @param stop whether this is a stop word, such as an article or a question word
 */
public record Term(String text, int position, int startChar, int endChar, boolean stop) {}
