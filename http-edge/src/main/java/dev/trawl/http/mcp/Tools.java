package dev.trawl.http.mcp;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The descriptions of the tools, from {@code tools.json}. {@link McpTools} runs them. */
public final class Tools {
  private static final String FILE = "tools.json";

  /** Reads and writes messages of the protocol. */
  public static final McpJsonMapper MAPPER = new JacksonMcpJsonMapper(new JsonMapper());

  private Tools() {}

  /** All tools, in the order in which clients see them. */
  public static List<Tool> all() {
    try (var file = Objects.requireNonNull(Tools.class.getResourceAsStream(FILE), FILE)) {
      return MAPPER.readValue(file.readAllBytes(), new TypeRef<List<Tool>>() {});
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
