/**
 * Reads published question sets from a folder of the user. A set has documents and questions;
 * evidence is given as text and located in the parsed document. Start at {@code QuestionSets}.
 */
@NullMarked
package dev.trawl.bench.data;

import org.jspecify.annotations.NullMarked;
