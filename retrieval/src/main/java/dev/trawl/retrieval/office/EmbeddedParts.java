package dev.trawl.retrieval.office;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.stream.XMLStreamException;

/** Finds the documents inside the parts of an Office file: packages, objects and diagrams. */
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

  /** Writes a document that is stored as it is. */
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
    try (var in = parts.open(part)) {
      var xml = Xml.read(in);
      while (xml.hasNext()) {
        xml.next();
        if (xml.isStartElement()) {
          switch (Xml.name(xml)) {
            case "a:p" -> target.start("div");
            case "a:t" -> target.text(xml.getElementText());
            default -> target.check();
          }
        } else if (xml.isEndElement() && Xml.name(xml).equals("a:p")) {
          target.end("div");
        }
      }
    } catch (XMLStreamException e) {
      target.warn("a diagram could not be read");
    }
  }

  static String fileName(String part) {
    return part.substring(part.lastIndexOf('/') + 1);
  }
}
