package dev.trawl.retrieval.index;

import dev.trawl.protocol.Span;
import dev.trawl.retrieval.document.ParsedDocument.Page;
import dev.trawl.retrieval.outline.Caption;
import dev.trawl.retrieval.outline.DocumentOutline;
import dev.trawl.retrieval.outline.Part;
import dev.trawl.retrieval.outline.Unit;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A document's outline on disk. It is read only when it is needed, because a long manual has
 * thousands of headings, and most questions do not refer to a place.
 */
final class OutlineFile {
  private OutlineFile() {}

  static void write(DocumentOutline outline, Path file) throws IOException {
    try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(outline.characters());
      out.writeUTF(outline.pageUnit().name());
      out.writeBoolean(outline.complete());
      out.writeInt(outline.pages().size());
      for (var page : outline.pages()) {
        out.writeInt(page.number());
        out.writeInt(page.startChar());
        out.writeUTF(page.label().orElse(""));
      }
      out.writeInt(outline.parts().size());
      for (var part : outline.parts()) {
        write(part, out);
      }
      out.writeInt(outline.captions().size());
      for (var caption : outline.captions()) {
        write(caption, out);
      }
      out.writeInt(outline.repeats().size());
      for (var span : outline.repeats()) {
        write(span, out);
      }
    }
  }

  private static void write(Span span, DataOutputStream out) throws IOException {
    out.writeInt(span.startChar());
    out.writeInt(span.endChar());
  }

  private static void write(Part part, DataOutputStream out) throws IOException {
    out.writeUTF(part.unit().name());
    out.writeUTF(part.number());
    out.writeInt(part.level());
    out.writeInt(part.startChar());
    out.writeInt(part.bodyStart());
    out.writeInt(part.endChar());
    out.writeUTF(part.heading());
  }

  private static void write(Caption caption, DataOutputStream out) throws IOException {
    out.writeUTF(caption.unit().name());
    out.writeUTF(caption.number());
    write(caption.span(), out);
    out.writeUTF(caption.label());
  }

  static DocumentOutline read(Path file) throws IOException {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      int characters = in.readInt();
      var pageUnit = Unit.valueOf(in.readUTF());
      boolean complete = in.readBoolean();
      var pages = readAll(in, () -> page(in));
      var parts = readAll(in, () -> part(in));
      var captions = readAll(in, () -> caption(in));
      var repeats = readAll(in, () -> new Span(in.readInt(), in.readInt()));
      return new DocumentOutline(characters, pageUnit, pages, parts, captions, repeats, complete);
    } catch (IllegalArgumentException e) {
      throw new IOException("damaged: " + file.getFileName(), e);
    }
  }

  private interface Reader<T> {
    T read() throws IOException;
  }

  private static <T> List<T> readAll(DataInputStream in, Reader<T> reader) throws IOException {
    int count = in.readInt();
    var all = new ArrayList<T>();
    for (int i = 0; i < count; i++) {
      all.add(reader.read());
    }
    return all;
  }

  private static Page page(DataInputStream in) throws IOException {
    return new Page(
        in.readInt(), in.readInt(), Optional.of(in.readUTF()).filter(label -> !label.isEmpty()));
  }

  private static Part part(DataInputStream in) throws IOException {
    return new Part(
        Unit.valueOf(in.readUTF()),
        in.readUTF(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readUTF());
  }

  private static Caption caption(DataInputStream in) throws IOException {
    return new Caption(
        Unit.valueOf(in.readUTF()),
        in.readUTF(),
        new Span(in.readInt(), in.readInt()),
        in.readUTF());
  }
}
