package dev.trawl.retrieval.ooxml;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The parts of an Office Open XML file and the relations between them (ISO 29500, part 2). Strict
 * and Transitional files are treated alike: only the last word of a relation's type counts. Names
 * of parts are not case-sensitive. Not thread-safe.
 */
public final class OfficePackage implements AutoCloseable {
  private final ZipFile zip;
  private final Consumer<String> warnings;

  /** Entries by their names in lower case without the first slash. */
  private final Map<String, ZipEntry> entries = new HashMap<>();

  private final Map<String, Map<String, Relation>> relations = new HashMap<>();

  private OfficePackage(ZipFile zip, Consumer<String> warnings) {
    this.zip = zip;
    this.warnings = warnings;
    zip.stream().forEach(entry -> entries.put(key(entry.getName()), entry));
  }

  /**
   * A relation to another part of the file.
   *
   * @param type the last word of its type, such as {@code worksheet}
   * @param part the name of the other part, which may be missing from the file
   */
  public record Relation(String type, String part) {}

  /**
   * @param warnings receives a sentence for each part whose relations cannot be read
   */
  public static OfficePackage open(Path file, Consumer<String> warnings) throws IOException {
    return new OfficePackage(new ZipFile(file.toFile()), warnings);
  }

  private static String key(String name) {
    var plain = name.replace('\\', '/');
    return (plain.startsWith("/") ? plain.substring(1) : plain).toLowerCase(Locale.ROOT);
  }

  public boolean has(String part) {
    return entries.containsKey(key(part));
  }

  /**
   * @throws FileNotFoundException if the file has no such part
   */
  public InputStream open(String part) throws IOException {
    var entry = entries.get(key(part));
    if (entry == null) {
      throw new FileNotFoundException("no part " + part);
    }
    return zip.getInputStream(entry);
  }

  /** Opens a part that contains XML. */
  public Xml read(String part) throws IOException {
    return Xml.open(open(part));
  }

  /** The part that contains the document itself; empty if the file does not name it. */
  public Optional<String> mainPart() throws IOException {
    return related("", "officeDocument").stream().findFirst();
  }

  /** The existing parts to which {@code part} has relations of this type, in file order. */
  public List<String> related(String part, String type) throws IOException {
    return relations(part).values().stream()
        .filter(relation -> relation.type().equals(type) && has(relation.part()))
        .map(Relation::part)
        .toList();
  }

  /**
   * The relations of {@code part} to other parts, by their ids in file order; "" stands for the
   * file itself. If they are damaged, warns and returns those before the damage.
   */
  public Map<String, Relation> relations(String part) throws IOException {
    var known = relations.get(part);
    if (known == null) {
      known = readRelations(part);
      relations.put(part, known);
    }
    return known;
  }

  private Map<String, Relation> readRelations(String part) throws IOException {
    var found = new LinkedHashMap<String, Relation>();
    int slash = part.lastIndexOf('/');
    var folder = part.substring(0, slash + 1);
    var name = folder + "_rels/" + part.substring(slash + 1) + ".rels";
    if (!has(name)) {
      return found;
    }
    try (var xml = read(name)) {
      while (xml.next()) {
        if (xml.starts("Relationship") && !xml.attribute("TargetMode", "").equals("External")) {
          var type = xml.attribute("Type", "");
          found.put(
              xml.attribute("Id", ""),
              new Relation(
                  type.substring(type.lastIndexOf('/') + 1),
                  resolve(folder, xml.attribute("Target", ""))));
        }
      }
    } catch (MalformedXmlException e) {
      warnings.accept(
          "%s is damaged; parts of the document may be missing from the text".formatted(name));
    }
    return found;
  }

  /** A name is first looked up as it is written, because not every program encodes names. */
  private String resolve(String folder, String target) {
    var name = target.replace('\\', '/');
    var path = withoutDots(name.startsWith("/") ? name : folder + name);
    return has(path) ? path : decoded(path);
  }

  private static String withoutDots(String name) {
    var path = new ArrayDeque<String>();
    for (var step : name.split("/")) {
      if (step.equals("..")) {
        path.pollLast();
      } else if (!step.isEmpty() && !step.equals(".")) {
        path.addLast(step);
      }
    }
    return String.join("/", path);
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return name;
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
