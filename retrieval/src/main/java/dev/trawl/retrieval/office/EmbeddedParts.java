package dev.trawl.retrieval.office;

import dev.trawl.retrieval.ooxml.MalformedXmlException;
import dev.trawl.retrieval.ooxml.OfficePackage;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Writes the documents and diagrams that the parts of an Office file embed. */
final class EmbeddedParts {
  private EmbeddedParts() {}

  /** Writes the documents that {@code part} embeds. */
  static void write(OfficePackage parts, String part, Target target) throws IOException {
    for (var relation : parts.relations(part).values()) {
      if (!parts.has(relation.part())) {
        continue;
      }
      target.check();
      if (relation.type().equals("package")) {
        writeDocument(parts, relation.part(), target);
      } else if (relation.type().equals("oleObject")) {
        writeObject(parts, relation.part(), target);
      }
    }
  }

  /** Writes the document that is stored in {@code part}. */
  static void writeDocument(OfficePackage parts, String part, Target target) throws IOException {
    if (parts.has(part)) {
      try (var in = parts.open(part)) {
        target.embedded(fileName(part), in);
      }
    }
  }

  private static void writeObject(OfficePackage parts, String part, Target target)
      throws IOException {
    byte[] bytes;
    try (var in = parts.open(part)) {
      bytes = in.readAllBytes();
    }
    if (bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K') {
      target.embedded(fileName(part), new ByteArrayInputStream(bytes));
      return;
    }
    try {
      var object = OleObject.in(bytes);
      if (object.isPresent()) {
        var name = object.get().name();
        target.embedded(
            name.isEmpty() ? fileName(part) : name,
            new ByteArrayInputStream(object.get().content()));
      }
    } catch (IOException e) {
      target.check();
      target.warn("the embedded document %s could not be read".formatted(fileName(part)));
    }
  }

  /** Writes the text of a diagram (SmartArt), one line for each shape. */
  static void writeDiagram(OfficePackage parts, String part, Target target) throws IOException {
    try (var xml = parts.read(part)) {
      while (xml.next()) {
        if (xml.isStart()) {
          switch (xml.prefixedName()) {
            case "a:p" -> target.start("div");
            case "a:t" -> target.text(xml.textWithin());
            default -> target.check();
          }
        } else if (xml.isEnd() && xml.prefixedName().equals("a:p")) {
          target.end("div");
        }
      }
    } catch (MalformedXmlException e) {
      target.warn("a diagram could not be read");
    }
  }

  static String fileName(String part) {
    return part.substring(part.lastIndexOf('/') + 1);
  }
}
