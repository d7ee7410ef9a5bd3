/**
 * OpenAI's API: chats are read as documents and a question, and answers are written as completions.
 * Files are uploaded documents.
 */
@NullMarked
package dev.trawl.http.openai;

import org.jspecify.annotations.NullMarked;
