package dev.trawl.retrieval.office;

import dev.trawl.retrieval.ooxml.OfficePackage;
import java.io.IOException;
import java.util.Map;

/** The parts that one part of an Office file refers to. */
record RelatedParts(OfficePackage parts, Map<String, OfficePackage.Relation> relations) {
  /** Writes a chart. Like the other methods, does nothing if there is no part with this id. */
  void writeChart(String id, Target target) {
    var relation = relations.get(id);
    if (relation != null) {
      target.chart(relation.part());
    }
  }

  /** Writes a document that is shown as a section of this one. */
  void writeDocument(String id, Target target) throws IOException {
    var relation = relations.get(id);
    if (relation != null) {
      EmbeddedParts.writeDocument(parts, relation.part(), target);
    }
  }

  void writeDiagram(String id, Target target) throws IOException {
    var relation = relations.get(id);
    if (relation != null && parts.has(relation.part())) {
      EmbeddedParts.writeDiagram(parts, relation.part(), target);
    }
  }
}
