package dev.trawl.bench.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.protocol.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A book that contains genealogies, and questions about them.
 *
 * @param book the text of the book; each line consists of a label and a verse
 */
public record Genealogy(Source book, List<ChainQuestion> questions) {
  /**
   * A question, and the chain of descents from the person in the question up to the ancestor that
   * is the answer.
   */
  public record ChainQuestion(String id, String text, List<Descent> descents) {
    public ChainQuestion {
      descents = List.copyOf(descents);
      if (descents.isEmpty()) {
        throw new IllegalArgumentException("no chain leads to the answer of: " + text);
      }
    }

    public String answer() {
      return descents.getLast().parent();
    }

    public int hops() {
      return descents.size();
    }
  }

  private static final String BOOK = "kjv.txt";

  public Genealogy {
    questions = List.copyOf(questions);
  }

  /** Reads the King James Bible and its questions, which the folder must contain. */
  public static Genealogy read(DataFolder data) {
    var text = data.text("books-en/" + BOOK);
    var file = data.file("generated-qa/kjv.jsonl");
    var source = new Source.LocalFile(data.file("books-en/" + BOOK), BOOK);
    return new Genealogy(source, readQuestions(file, GeneratedFormat.linesByLabel(text)));
  }

  /**
   * @param verses the complete lines of the book by label
   */
  static List<ChainQuestion> readQuestions(Path file, Map<String, String> verses) {
    var questions = new ArrayList<ChainQuestion>();
    for (var node : DataFolder.jsonLines(file)) {
      var id = node.path("id").asText();
      questions.add(new ChainQuestion(id, node.path("question").asText(), descents(node, verses)));
    }
    return questions;
  }

  private static List<Descent> descents(JsonNode node, Map<String, String> verses) {
    var chain = node.path("chain");
    var descents = new ArrayList<Descent>();
    for (var i = 0; i + 1 < chain.size(); i++) {
      var supporting = new ArrayList<String>();
      for (var label : node.path("evidence").path(i)) {
        supporting.add(GeneratedFormat.line(verses, label.asText()));
      }
      descents.add(new Descent(chain.path(i).asText(), chain.path(i + 1).asText(), supporting));
    }
    return descents;
  }
}
