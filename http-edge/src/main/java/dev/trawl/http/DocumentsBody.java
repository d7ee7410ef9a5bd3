package dev.trawl.http;

import dev.trawl.protocol.json.DocumentBody;
import java.util.List;

/** The open documents, in the order in which they were opened. */
public record DocumentsBody(List<DocumentBody> documents) {}
