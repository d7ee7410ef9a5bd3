package dev.trawl.retrieval.office;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an Office Open XML file and the relationships between them (ISO 29500, part 2).
 * Lenient: a part that is missing or a relationship that cannot be read is left out.
 */
final class OfficePackage implements Closeable {
  private final ZipFile zip;
  private final Map<String, ZipEntry> entries = new HashMap<>();

  /**
   * A relationship inside the package.
   *
   * @param type the last word of its type, such as {@code styles}
   * @param part the name of the other part, without a slash at the start
   */
  record Relation(String type, String part) {}

  OfficePackage(Path file) throws IOException {
    zip = new ZipFile(file.toFile());
    zip.stream().forEach(entry -> entries.put(key(entry.getName()), entry));
  }

  private static String key(String part) {
    return part.replace('\\', '/').toLowerCase(Locale.ROOT);
  }

  /** The part with the document, the presentation or the workbook. */
  String mainPart() throws IOException {
    var part = first(relations(""), "officeDocument");
    if (part == null) {
      throw new FileNotFoundException("the main part");
    }
    return part;
  }

  boolean has(@Nullable String part) {
    return part != null && entries.containsKey(key(part));
  }

  InputStream open(String part) throws IOException {
    var entry = entries.get(key(part));
    if (entry == null) {
      throw new FileNotFoundException(part);
    }
    return zip.getInputStream(entry);
  }

  /** The relationships of a part by their ids, in the order of the file. */
  Map<String, Relation> relations(String part) throws IOException {
    var relations = new LinkedHashMap<String, Relation>();
    int slash = part.lastIndexOf('/');
    var name = part.substring(0, slash + 1) + "_rels/" + part.substring(slash + 1) + ".rels";
    if (!has(name)) {
      return relations;
    }
    try (var in = open(name)) {
      var xml = Xml.read(in);
      while (xml.hasNext()) {
        xml.next();
        if (xml.isStartElement() && xml.getLocalName().equals("Relationship")) {
          add(part, Xml.attributes(xml), relations);
        }
      }
    } catch (XMLStreamException e) {
      // The rest of the relationships cannot be read.
    }
    return relations;
  }

  private static void add(
      String part, Map<String, String> attributes, Map<String, Relation> relations) {
    var target = attributes.getOrDefault("Target", "");
    if (target.isEmpty() || "External".equals(attributes.get("TargetMode"))) {
      return;
    }
    var type = attributes.getOrDefault("Type", "");
    try {
      var resolved = URI.create("/" + part).resolve(target.replace(" ", "%20").replace('\\', '/'));
      relations.put(
          attributes.getOrDefault("Id", ""),
          new Relation(type.substring(type.lastIndexOf('/') + 1), resolved.getPath().substring(1)));
    } catch (IllegalArgumentException | NullPointerException | StringIndexOutOfBoundsException e) {
      // Not a part of this package.
    }
  }

  static @Nullable String first(Map<String, Relation> relations, String type) {
    var all = all(relations, type);
    return all.isEmpty() ? null : all.getFirst();
  }

  static List<String> all(Map<String, Relation> relations, String type) {
    var parts = new ArrayList<String>();
    for (var relation : relations.values()) {
      if (relation.type().equals(type)) {
        parts.add(relation.part());
      }
    }
    return parts;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
