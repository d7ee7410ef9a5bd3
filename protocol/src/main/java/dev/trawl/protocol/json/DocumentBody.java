package dev.trawl.protocol.json;

import java.util.List;

/**
 * A document in JSON.
 *
 * @param id hash of its bytes and of how they are read, 64 hexadecimal digits
 * @param mediaType for example {@code application/pdf}
 * @param languages ISO 639-1 codes, the most frequent first
 */
public record DocumentBody(
    String id,
    String name,
    String mediaType,
    int pages,
    int characters,
    int tokens,
    int chunks,
    List<String> languages,
    List<String> warnings) {}
