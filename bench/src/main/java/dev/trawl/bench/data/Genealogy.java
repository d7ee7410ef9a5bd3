package dev.trawl.bench.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.protocol.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A book with descents in it, and questions about them.
 *
 * @param book each line a label and a verse
 */
public record Genealogy(Source book, List<Asked> asked) {
  /** A question, and the way to its answer: from the one asked about upwards. */
  public record Asked(String id, String text, List<Descent> way) {
    public Asked {
      way = List.copyOf(way);
      if (way.isEmpty()) {
        throw new IllegalArgumentException("no way to the answer of: " + text);
      }
    }

    public String answer() {
      return way.getLast().parent();
    }

    public int hops() {
      return way.size();
    }
  }

  private static final String BOOK = "kjv.txt";

  public Genealogy {
    asked = List.copyOf(asked);
  }

  /** The King James Bible's, which the folder must have with its questions. */
  public static Genealogy read(DataFolder data) {
    var text = data.text("books-en/" + BOOK);
    var questions = data.file("generated-qa/kjv.jsonl");
    var source = new Source.LocalFile(data.file("books-en/" + BOOK), BOOK);
    return new Genealogy(source, asked(questions, GeneratedForm.labelled(text)));
  }

  /**
   * @param verses whole lines of the book by label
   */
  static List<Asked> asked(Path file, Map<String, String> verses) {
    var asked = new ArrayList<Asked>();
    for (var node : DataFolder.jsonLines(file)) {
      var id = node.path("id").asText();
      asked.add(new Asked(id, node.path("question").asText(), way(node, verses)));
    }
    return asked;
  }

  private static List<Descent> way(JsonNode node, Map<String, String> verses) {
    var chain = node.path("chain");
    var way = new ArrayList<Descent>();
    for (var i = 0; i + 1 < chain.size(); i++) {
      var said = new ArrayList<String>();
      for (var label : node.path("evidence").path(i)) {
        said.add(GeneratedForm.line(verses, label.asText()));
      }
      way.add(new Descent(chain.path(i).asText(), chain.path(i + 1).asText(), said));
    }
    return way;
  }
}
