package dev.trawl.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The schemas of {@code /openapi.json}, to validate replies. */
final class Contract {
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  final JsonNode document;

  /** The same document, but its schemas allow no undocumented members in objects. */
  private final JsonNode strict;

  private Contract(JsonNode document) {
    this.document = document;
    this.strict = document.deepCopy();
    forbidOtherMembers(strict.path("components").path("schemas"));
  }

  static Contract read() {
    try (var file = OpenApi.class.getResourceAsStream(OpenApi.FILE)) {
      return new Contract(Site.JSON.readTree(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void forbidOtherMembers(JsonNode node) {
    if (node instanceof ObjectNode schema
        && schema.path("properties").isObject()
        && !schema.has("additionalProperties")
        && schema.path("type").asText().equals("object")) {
      schema.put("additionalProperties", false);
    }
    node.forEach(Contract::forbidOtherMembers);
  }

  record Operation(String path, String method, JsonNode description) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  List<Operation> operations() {
    var all = new ArrayList<Operation>();
    for (var path : document.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        assertThat(METHODS).contains(method.getKey());
        all.add(new Operation(path.getKey(), method.getKey().toUpperCase(), method.getValue()));
      }
    }
    return all;
  }

  /** Asserts that {@code json}, a reply with this status, matches its schema. */
  void assertValid(String method, String path, int status, JsonNode json) {
    assertThat(errors(schemaOf(method, path, status, "application/json"), json, strict))
        .as("%s %s %d: %s", method, path, status, json)
        .isEmpty();
  }

  /** Like {@link #assertValid}, but for one event of a stream. */
  void assertValidEvent(String method, String path, JsonNode json) {
    assertThat(errors(schemaOf(method, path, 200, "text/event-stream"), json, strict))
        .as("%s %s: %s", method, path, json)
        .isEmpty();
  }

  void assertMatchesSchema(String name, JsonNode json) {
    assertThat(errors(schema(name), json, strict)).as("%s: %s", name, json).isEmpty();
  }

  /** The violations of {@code schema} by {@code json}. */
  List<Error> errors(JsonNode schema, JsonNode json) {
    return errors(schema, json, document);
  }

  private static List<Error> errors(JsonNode schema, JsonNode json, JsonNode document) {
    var whole = Site.JSON.createObjectNode();
    whole.set("components", document.path("components"));
    whole.set("allOf", Site.JSON.createArrayNode().add(schema));
    return SCHEMAS.getSchema(whole).validate(json);
  }

  static JsonNode schema(String name) {
    return Site.JSON.valueToTree(Map.of("$ref", "#/components/schemas/" + name));
  }

  private JsonNode schemaOf(String method, String path, int status, String type) {
    var reply =
        document
            .path("paths")
            .path(path)
            .path(method.toLowerCase())
            .path("responses")
            .path(String.valueOf(status));
    assertThat(reply.isMissingNode())
        .as("%s %s %d is not documented", method, path, status)
        .isFalse();
    var whole = reply.has("$ref") ? document.at(reply.path("$ref").asText().substring(1)) : reply;
    var schema = whole.path("content").path(type).path("schema");
    assertThat(schema.isMissingNode())
        .as("%s %s %d has no %s", method, path, status, type)
        .isFalse();
    return schema;
  }
}
