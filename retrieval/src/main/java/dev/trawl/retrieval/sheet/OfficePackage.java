package dev.trawl.retrieval.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;

/**
 * The parts of an Office Open XML file and the relations between them. Strict and Transitional
 * files are treated alike: only the last word of a relation's type counts. Not thread-safe.
 */
public final class OfficePackage implements AutoCloseable {
  private final ZipFile zip;

  /** Names of entries by their names in lower case without the first slash. */
  private final Map<String, String> entries = new HashMap<>();

  private OfficePackage(ZipFile zip) {
    this.zip = zip;
    zip.stream().forEach(entry -> entries.put(key(entry.getName()), entry.getName()));
  }

  /**
   * A relation of a part.
   *
   * @param type its last word, such as {@code worksheet}
   * @param target the name of another part, or an address outside the file
   */
  record Relation(String id, String type, String target, boolean external) {}

  public static OfficePackage open(Path file) throws IOException {
    return new OfficePackage(new ZipFile(file.toFile()));
  }

  private static String key(String name) {
    var plain = name.replace('\\', '/');
    return (plain.startsWith("/") ? plain.substring(1) : plain).toLowerCase(Locale.ROOT);
  }

  Optional<InputStream> open(String part) throws IOException {
    var entry = entries.get(key(part));
    return entry == null ? Optional.empty() : Optional.of(zip.getInputStream(zip.getEntry(entry)));
  }

  /** The part that contains the document itself; empty if the file does not name it. */
  Optional<String> mainPart() throws IOException {
    return relations("").stream()
        .filter(relation -> relation.type().equals("officeDocument"))
        .map(Relation::target)
        .findFirst();
  }

  /** The relations of {@code part} in file order; "" is the file itself. */
  List<Relation> relations(String part) throws IOException {
    int slash = part.lastIndexOf('/');
    var folder = part.substring(0, slash + 1);
    var found = new ArrayList<Relation>();
    var content = open(folder + "_rels/" + part.substring(slash + 1) + ".rels");
    if (content.isEmpty()) {
      return found;
    }
    try (var xml = Xml.open(content.get())) {
      while (xml.next()) {
        if (xml.starts("Relationship")) {
          var type = xml.attribute("Type", "");
          boolean external = xml.attribute("TargetMode", "").equals("External");
          var target = xml.attribute("Target", "");
          found.add(
              new Relation(
                  xml.attribute("Id", ""),
                  type.substring(type.lastIndexOf('/') + 1),
                  external ? target : resolve(folder, target),
                  external));
        }
      }
    }
    return found;
  }

  /** The relations of {@code part} to parts in the file whose type is {@code type}. */
  List<Relation> relations(String part, String type) throws IOException {
    return relations(part).stream()
        .filter(relation -> relation.type().equals(type) && !relation.external())
        .toList();
  }

  private static String resolve(String folder, String target) {
    var path = new ArrayDeque<String>();
    var name = target.replace('\\', '/');
    for (var step : (name.startsWith("/") ? name : folder + name).split("/")) {
      if (step.equals("..")) {
        path.pollLast();
      } else if (!step.isEmpty() && !step.equals(".")) {
        path.addLast(step);
      }
    }
    return String.join("/", path);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
