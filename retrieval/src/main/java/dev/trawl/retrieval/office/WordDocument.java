package dev.trawl.retrieval.office;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Word document (ISO 29500, WordprocessingML). Tika's reader drops the properties of runs,
 * so that 10 with a raised 6 becomes 106, and the elements that are characters.
 *
 * <p>Headers come first and footers last, each once. Notes and comments follow the paragraph that
 * refers to them, because at the end of a long document nobody connects them with it.
 */
public final class WordDocument {
  private final OfficePackage parts;
  private final Map<String, OfficePackage.Relation> relations;
  private final WordStyles styles;
  private final WordNumbering numbering;
  private final Target target;

  private WordDocument(OfficePackage parts, String main, Target target) throws IOException {
    this.parts = parts;
    this.target = target;
    this.relations = parts.relations(main);
    this.styles = WordStyles.read(parts, OfficePackage.first(relations, "styles"));
    this.numbering = WordNumbering.read(parts, OfficePackage.first(relations, "numbering"));
  }

  public static void write(Path file, Target target) throws IOException {
    try (var parts = new OfficePackage(file)) {
      var main = parts.mainPart();
      new WordDocument(parts, main, target).write(main);
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private void write(String main) throws IOException, XMLStreamException {
    var notes = new HashMap<String, Recorder>();
    notes.putAll(stories("footnotes", "footnote"));
    notes.putAll(stories("endnotes", "endnote"));
    notes.putAll(stories("comments", "comment"));
    writeOnce("header");
    try (var in = parts.open(main)) {
      new WordBody(context(main, notes), target).read(Xml.read(in));
    }
    writeOnce("footer");
    var read = new ArrayList<>(List.of(main));
    for (var type : List.of("header", "footer", "footnotes", "endnotes", "comments")) {
      read.addAll(OfficePackage.all(relations, type));
    }
    for (var part : read) {
      EmbeddedParts.write(parts, part, target);
    }
  }

  private WordBody.Context context(String part, Map<String, Recorder> notes) throws IOException {
    return new WordBody.Context(
        new RelatedParts(parts, parts.relations(part)), styles, numbering, notes);
  }

  /** Writes all headers or footers that differ. */
  private void writeOnce(String type) throws IOException {
    var known = new HashSet<String>();
    for (var part : OfficePackage.all(relations, type)) {
      var story = new Recorder(target);
      if (readStory(part, story) && story.hasText() && known.add(story.words().strip())) {
        story.replay(target, "");
      }
    }
  }

  /** Returns false if the part cannot be read, after a warning. */
  private boolean readStory(String part, Target story) throws IOException {
    if (!parts.has(part)) {
      return false;
    }
    try (var in = parts.open(part)) {
      new WordBody(context(part, Map.of()), story).read(Xml.read(in));
      return true;
    } catch (XMLStreamException e) {
      target.warn("the part %s could not be read".formatted(EmbeddedParts.fileName(part)));
      return false;
    }
  }

  /** The notes or comments of a part by their kind and id, such as {@code footnote 2}. */
  private Map<String, Recorder> stories(String type, String kind) throws IOException {
    var stories = new LinkedHashMap<String, Recorder>();
    var part = OfficePackage.first(relations, type);
    if (part == null || !parts.has(part)) {
      return stories;
    }
    try (var in = parts.open(part)) {
      var body = new WordBody(context(part, Map.of()), target);
      var xml = Xml.read(in);
      while (xml.hasNext()) {
        xml.next();
        if (xml.isStartElement() && Xml.name(xml).equals("w:" + kind)) {
          var id = kind + " " + Xml.attribute(xml, "id");
          var author = Xml.attribute(xml, "author");
          var story = new Recorder(target);
          body.readElement(xml, story);
          stories.put(id, kind.equals("comment") ? labelled(story, author) : story);
        }
      }
    } catch (XMLStreamException e) {
      target.warn("the part %s could not be read".formatted(EmbeddedParts.fileName(part)));
    }
    return stories;
  }

  private Recorder labelled(Recorder story, @Nullable String author) {
    var labelled = new Recorder(target);
    boolean named = author != null && !author.isBlank();
    story.replay(labelled, named ? "Comment by " + author + ": " : "Comment: ");
    return labelled;
  }
}
