/**
 * Reads published question sets from the user's data folder. A set has documents and questions.
 * Most sets quote the evidence; the quote is then searched for in the parsed document. Start at
 * {@code QuestionSets}.
 */
@NullMarked
package dev.trawl.bench.data;

import org.jspecify.annotations.NullMarked;
