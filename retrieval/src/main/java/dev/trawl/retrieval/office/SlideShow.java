package dev.trawl.retrieval.office;

import dev.trawl.retrieval.ooxml.MalformedXmlException;
import dev.trawl.retrieval.ooxml.OfficePackage;
import dev.trawl.retrieval.ooxml.Xml;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a slide show (ISO 29500, PresentationML). Each slide is a page that starts with its title.
 * The speaker's notes and the comments follow their slide, with labels.
 */
public final class SlideShow {
  private final OfficePackage parts;
  private final Target target;
  private final Map<String, String> authors = new HashMap<>();

  private SlideShow(OfficePackage parts, Target target) {
    this.parts = parts;
    this.target = target;
  }

  public static void write(Path file, Target target) throws IOException {
    try (var parts = OfficePackage.open(file, target::warn)) {
      var main = parts.mainPart().orElseThrow(() -> new FileNotFoundException("the main part"));
      new SlideShow(parts, target).write(main);
    }
  }

  private void write(String main) throws IOException {
    var relations = parts.relations(main);
    for (var type : List.of("commentAuthors", "authors")) {
      for (var part : parts.related(main, type)) {
        readAuthors(part);
      }
    }
    for (var id : slides(main)) {
      var slide = relations.get(id);
      if (slide == null) {
        target.warn("a slide is missing from the file");
      } else {
        target.startPage();
        writeSlide(slide.part());
      }
    }
  }

  private List<String> slides(String main) throws IOException {
    var slides = new ArrayList<String>();
    try (var xml = parts.read(main)) {
      while (xml.next()) {
        if (xml.isStart() && xml.prefixedName().equals("p:sldId")) {
          slides.add(xml.relation("id"));
        }
      }
    }
    return slides;
  }

  private void writeSlide(String part) throws IOException {
    try (var xml = parts.read(part)) {
      var slide = new SlideBody(new RelatedParts(parts, parts.relations(part)), target, false);
      slide.read(xml);
      slide.write(target);
    } catch (IOException e) {
      target.check();
      target.warn("the slide %s could not be read".formatted(EmbeddedParts.fileName(part)));
    }
    EmbeddedParts.write(parts, part, target);
    for (var notes : parts.related(part, "notesSlide")) {
      writeNotes(notes);
    }
    for (var comments : parts.related(part, "comments")) {
      writeComments(comments);
    }
  }

  private void writeNotes(String part) throws IOException {
    try (var xml = parts.read(part)) {
      var notes = new SlideBody(new RelatedParts(parts, Map.of()), target, true);
      notes.read(xml);
      notes.writeNotes(target);
    } catch (MalformedXmlException e) {
      target.warn("the notes %s could not be read".formatted(EmbeddedParts.fileName(part)));
    }
  }

  private void readAuthors(String part) throws IOException {
    try (var xml = parts.read(part)) {
      while (xml.next()) {
        if (xml.isStart()) {
          var id = xml.attribute("id");
          var name = xml.attribute("name");
          if (id != null && name != null) {
            authors.put(id, name);
          }
        }
      }
    } catch (MalformedXmlException e) {
      target.warn("the authors of comments could not be read");
    }
  }

  private void writeComments(String part) throws IOException {
    try (var xml = parts.read(part)) {
      var author = "";
      while (xml.next()) {
        if (!xml.isStart()) {
          target.check();
          continue;
        }
        switch (xml.name()) {
          case "cm", "reply" -> author = authorOf(xml);
          case "text" -> writeComment(author, xml.textWithin());
          case "txBody" -> writeComment(author, paragraphs(xml));
          default -> {}
        }
      }
    } catch (MalformedXmlException e) {
      target.warn("the comments %s could not be read".formatted(EmbeddedParts.fileName(part)));
    }
  }

  private String authorOf(Xml comment) {
    return authors.getOrDefault(String.valueOf(comment.attribute("authorId")), "");
  }

  private static String paragraphs(Xml xml) throws IOException {
    var words = new StringBuilder();
    int outer = xml.depth();
    while (xml.depth() >= outer && xml.next()) {
      if (xml.starts("t")) {
        words.append(xml.textWithin());
      } else if (xml.ends("p")) {
        words.append(' ');
      }
    }
    return words.toString();
  }

  private void writeComment(String author, String words) {
    if (!words.isBlank()) {
      target.start("p");
      target.text((author.isEmpty() ? "Comment: " : "Comment by " + author + ": ") + words);
      target.end("p");
    }
  }
}
