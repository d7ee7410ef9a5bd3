/**
 * What clients of OpenAI's chat API send and get: a chat read as documents and a question, an
 * answer written as a completion. Knows no server.
 */
@NullMarked
package dev.trawl.http.openai;

import org.jspecify.annotations.NullMarked;
