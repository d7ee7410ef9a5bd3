package dev.trawl.retrieval.office;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a slide show (ISO 29500, PresentationML). Each slide is a page that starts with its title.
 * The speaker's notes and the comments follow their slide and are marked.
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
    try (var parts = new OfficePackage(file)) {
      new SlideShow(parts, target).write(parts.mainPart());
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private void write(String main) throws IOException, XMLStreamException {
    var relations = parts.relations(main);
    for (var type : List.of("commentAuthors", "authors")) {
      readAuthors(OfficePackage.first(relations, type));
    }
    for (var id : slides(main)) {
      var slide = relations.get(id);
      if (slide != null) {
        target.startPage();
        writeSlide(slide.part());
      }
    }
  }

  private List<String> slides(String main) throws IOException, XMLStreamException {
    var slides = new ArrayList<String>();
    try (var in = parts.open(main)) {
      var xml = Xml.read(in);
      while (xml.hasNext()) {
        xml.next();
        if (xml.isStartElement() && Xml.name(xml).equals("p:sldId")) {
          slides.add(String.valueOf(Xml.relation(xml, "id")));
        }
      }
    }
    return slides;
  }

  private void writeSlide(String part) throws IOException {
    var relations = parts.relations(part);
    try (var in = parts.open(part)) {
      var slide = new SlideBody(new RelatedParts(parts, relations), target, false);
      slide.read(Xml.read(in));
      slide.write(target);
    } catch (IOException | XMLStreamException e) {
      target.check();
      target.warn("the slide %s could not be read".formatted(EmbeddedParts.fileName(part)));
    }
    EmbeddedParts.write(parts, part, target);
    writeNotes(OfficePackage.first(relations, "notesSlide"));
    for (var comments : OfficePackage.all(relations, "comments")) {
      writeComments(comments);
    }
  }

  private void writeNotes(@Nullable String part) throws IOException {
    if (part == null || !parts.has(part)) {
      return;
    }
    try (var in = parts.open(part)) {
      var notes = new SlideBody(new RelatedParts(parts, Map.of()), target, true);
      notes.read(Xml.read(in));
      notes.writeNotes(target);
    } catch (XMLStreamException e) {
      target.warn("the notes %s could not be read".formatted(EmbeddedParts.fileName(part)));
    }
  }

  private void readAuthors(@Nullable String part) throws IOException {
    if (part == null || !parts.has(part)) {
      return;
    }
    try (var in = parts.open(part)) {
      var xml = Xml.read(in);
      while (xml.hasNext()) {
        xml.next();
        if (xml.isStartElement()) {
          var id = Xml.attribute(xml, "id");
          var name = Xml.attribute(xml, "name");
          if (id != null && name != null) {
            authors.put(id, name);
          }
        }
      }
    } catch (XMLStreamException e) {
      target.warn("the authors of comments could not be read");
    }
  }

  private void writeComments(String part) throws IOException {
    if (!parts.has(part)) {
      return;
    }
    try (var in = parts.open(part)) {
      var xml = Xml.read(in);
      var author = "";
      while (xml.hasNext()) {
        xml.next();
        if (!xml.isStartElement()) {
          target.check();
          continue;
        }
        switch (xml.getLocalName()) {
          case "cm", "reply" -> author = authorOf(xml);
          case "text" -> writeComment(author, xml.getElementText());
          case "txBody" -> writeComment(author, paragraphs(xml));
          default -> {}
        }
      }
    } catch (XMLStreamException e) {
      target.warn("the comments %s could not be read".formatted(EmbeddedParts.fileName(part)));
    }
  }

  private String authorOf(XMLStreamReader comment) {
    return authors.getOrDefault(String.valueOf(Xml.attribute(comment, "authorId")), "");
  }

  private static String paragraphs(XMLStreamReader xml) throws XMLStreamException {
    var words = new StringBuilder();
    for (int depth = 1; depth > 0 && xml.hasNext(); ) {
      int event = xml.next();
      if (xml.isStartElement() && Xml.name(xml).equals("a:t")) {
        words.append(xml.getElementText());
      } else if (xml.isStartElement()) {
        depth++;
      } else if (event == XMLStreamReader.END_ELEMENT) {
        words.append(Xml.name(xml).equals("a:p") ? " " : "");
        depth--;
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
