package dev.trawl.retrieval.office;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts that one part of an Office file refers to. */
record RelatedParts(OfficePackage parts, Map<String, OfficePackage.Relation> relations) {
  /** Writes a chart. Like the other methods, does nothing if there is no part with this id. */
  void writeChart(@Nullable String id, Target target) {
    var relation = relations.get(String.valueOf(id));
    if (relation != null) {
      target.chart(relation.part());
    }
  }

  /** Writes a document that is shown as a section of this one. */
  void writeDocument(@Nullable String id, Target target) throws IOException {
    var relation = relations.get(String.valueOf(id));
    if (relation != null) {
      EmbeddedParts.writeDocument(parts, relation.part(), target);
    }
  }

  void writeDiagram(@Nullable String id, Target target) throws IOException {
    var relation = relations.get(String.valueOf(id));
    if (relation != null && parts.has(relation.part())) {
      EmbeddedParts.writeDiagram(parts, relation.part(), target);
    }
  }
}
