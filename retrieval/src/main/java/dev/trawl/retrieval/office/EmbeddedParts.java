package dev.trawl.retrieval.office;

import dev.trawl.retrieval.ooxml.MalformedXmlException;
import dev.trawl.retrieval.ooxml.OfficePackage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.Ole10Native;
import org.apache.poi.poifs.filesystem.Ole10NativeException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Finds the documents inside the parts of an Office file: packages, objects and diagrams. */
final class EmbeddedParts {
  private static final List<String> DOCUMENTS =
      List.of(
          "WordDocument",
          "PowerPoint Document",
          "Workbook",
          "Book",
          "EncryptedPackage",
          "__properties_version1.0");

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
    try (var ole = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
      var root = ole.getRoot();
      if (DOCUMENTS.stream().anyMatch(root::hasEntryCaseInsensitive)) {
        target.embedded(fileName(part), new ByteArrayInputStream(bytes));
      } else if (root.hasEntryCaseInsensitive(Ole10Native.OLE10_NATIVE)) {
        var object = Ole10Native.createFromEmbeddedOleObject(root);
        var name = Objects.requireNonNullElse(object.getLabel(), fileName(part));
        target.embedded(name, new ByteArrayInputStream(object.getDataBuffer()));
      } else {
        for (var entry : List.of("Package", "CONTENTS")) {
          writeEntry(root, entry, fileName(part), target);
        }
      }
    } catch (IOException | Ole10NativeException | IllegalArgumentException e) {
      target.check();
      target.warn("the embedded document %s could not be read".formatted(fileName(part)));
    }
  }

  private static void writeEntry(DirectoryNode root, String entry, String name, Target target)
      throws IOException {
    if (root.hasEntryCaseInsensitive(entry)) {
      try (InputStream in =
          new DocumentInputStream(
              (org.apache.poi.poifs.filesystem.DocumentEntry)
                  root.getEntryCaseInsensitive(entry))) {
        target.embedded(name, in);
      }
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
