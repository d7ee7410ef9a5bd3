/**
 * Reads text that has a structure of its own: notebooks, JSON, XML, YAML, subtitles and chats.
 *
 * <p>Each {@link dev.trawl.retrieval.data.DataReader} first checks the whole content, so that a
 * broken file can still be read as plain text, and then writes lines that can be found and cited:
 * without brackets, tags, cue numbers or encoded pictures. Both passes read a stream, so memory
 * does not grow with the file.
 */
@NullMarked
package dev.trawl.retrieval.data;

import org.jspecify.annotations.NullMarked;
