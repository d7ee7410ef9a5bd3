/**
 * OpenAI's API. A chat is converted to documents and a question; the answer is converted to a
 * completion. The files of this API are uploaded documents.
 */
@NullMarked
package dev.trawl.http.openai;

import org.jspecify.annotations.NullMarked;
