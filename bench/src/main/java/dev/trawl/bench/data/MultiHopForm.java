package dev.trawl.bench.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.protocol.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;

/**
 * Questions that come each with paragraphs, some of them supporting: HotpotQA in IRCoT's lines, and
 * MuSiQue. The paragraphs of all questions together, shuffled, are the one document.
 */
final class MultiHopForm {
  private static final String DOCUMENT = "paragraphs.txt";

  private MultiHopForm() {}

  static QuestionSet hotpot(Path file, long seed) {
    return set("hotpot", DataFolder.jsonLines(file), "contexts", seed);
  }

  static QuestionSet musique(Path file, long seed) {
    var nodes = StreamSupport.stream(DataFolder.json(file).spliterator(), false).toList();
    return set("musique", nodes, "paragraphs", seed);
  }

  private static QuestionSet set(String name, List<JsonNode> nodes, String field, long seed) {
    var blocks = new LinkedHashSet<String>();
    var questions = new ArrayList<Question>();
    for (var node : nodes) {
      var steps = new ArrayList<Gold.Step>();
      for (var paragraph : node.path(field)) {
        var text = paragraph.path("paragraph_text").asText().strip();
        if (text.isEmpty()) {
          continue;
        }
        blocks.add(paragraph.path("title").asText() + "\n" + text);
        if (paragraph.path("is_supporting").asBoolean()) {
          steps.add(new Gold.Step(List.of(Gold.InText.of(DOCUMENT, text, answers(node)))));
        }
      }
      questions.add(question(node, steps));
    }
    var shuffled = new ArrayList<>(blocks);
    Collections.shuffle(shuffled, new Random(seed));
    var source = Texts.source(DOCUMENT, String.join("\n\n", shuffled));
    return new QuestionSet(name, List.<Source>of(source), questions);
  }

  private static Question question(JsonNode node, List<Gold.Step> steps) {
    var id = node.path("question_id").asText(node.path("id").asText());
    var text = node.path("question_text").asText(node.path("question").asText());
    return new Question(id, text, "en", answers(node), steps);
  }

  private static List<String> answers(JsonNode node) {
    var answers = new LinkedHashSet<String>();
    node.path("answers_objects")
        .forEach(o -> o.path("spans").forEach(s -> answers.add(s.asText())));
    if (node.has("answer")) {
      answers.add(node.path("answer").asText());
    }
    node.path("answer_aliases").forEach(alias -> answers.add(alias.asText()));
    return List.copyOf(answers);
  }
}
