package dev.trawl.retrieval.office;

import dev.trawl.retrieval.ooxml.MalformedXmlException;
import dev.trawl.retrieval.ooxml.OfficePackage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Word document (ISO 29500, WordprocessingML). Tika's reader drops elements that stand for
 * characters, and the properties of runs, so that 10 with a raised 6 becomes 106.
 *
 * <p>Headers come first and footers last, each once. Notes and comments follow the paragraph that
 * refers to them, because nobody would connect them with it at the end of a long document.
 */
public final class WordDocument {
  private final OfficePackage parts;
  private final String main;
  private final WordStyles styles;
  private final WordNumbering numbering;
  private final Target target;

  private WordDocument(OfficePackage parts, String main, Target target) throws IOException {
    this.parts = parts;
    this.target = target;
    this.main = main;
    this.styles = WordStyles.read(parts, main);
    this.numbering = WordNumbering.read(parts, main);
  }

  public static void write(Path file, Target target) throws IOException {
    try (var parts = OfficePackage.open(file, target::warn)) {
      var main = parts.mainPart().orElseThrow(() -> new FileNotFoundException("the main part"));
      new WordDocument(parts, main, target).write();
    }
  }

  private void write() throws IOException {
    var notes = new HashMap<String, Recorder>();
    notes.putAll(stories("footnotes", "footnote"));
    notes.putAll(stories("endnotes", "endnote"));
    notes.putAll(stories("comments", "comment"));
    writeOnce("header");
    try (var xml = parts.read(main)) {
      new WordBody(context(main, notes), target).read(xml);
    }
    writeOnce("footer");
    var read = new ArrayList<>(List.of(main));
    for (var type : List.of("header", "footer", "footnotes", "endnotes", "comments")) {
      read.addAll(parts.related(main, type));
    }
    for (var part : read) {
      EmbeddedParts.write(parts, part, target);
    }
  }

  private WordBody.Context context(String part, Map<String, Recorder> notes) throws IOException {
    return new WordBody.Context(
        new RelatedParts(parts, parts.relations(part)), styles, numbering, notes);
  }

  /** Writes each different header or footer once. */
  private void writeOnce(String type) throws IOException {
    var known = new HashSet<String>();
    for (var part : parts.related(main, type)) {
      var story = new Recorder(target);
      if (readStory(part, story) && story.hasText() && known.add(story.words().strip())) {
        story.replay(target, "");
      }
    }
  }

  /** Warns and returns false if the part cannot be read. */
  private boolean readStory(String part, Target story) throws IOException {
    try (var xml = parts.read(part)) {
      new WordBody(context(part, Map.of()), story).read(xml);
      return true;
    } catch (MalformedXmlException e) {
      target.warn("the part %s could not be read".formatted(EmbeddedParts.fileName(part)));
      return false;
    }
  }

  /** The notes or comments of a kind, by their kind and id, such as {@code footnote 2}. */
  private Map<String, Recorder> stories(String type, String kind) throws IOException {
    var stories = new LinkedHashMap<String, Recorder>();
    for (var part : parts.related(main, type)) {
      try (var xml = parts.read(part)) {
        var body = new WordBody(context(part, Map.of()), target);
        while (xml.next()) {
          if (xml.isStart() && xml.prefixedName().equals("w:" + kind)) {
            var id = kind + " " + xml.attribute("id");
            var author = xml.attribute("author");
            var story = new Recorder(target);
            body.readElement(xml, story);
            stories.put(id, kind.equals("comment") ? labelled(story, author) : story);
          }
        }
      } catch (MalformedXmlException e) {
        target.warn("the part %s could not be read".formatted(EmbeddedParts.fileName(part)));
      }
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
