package dev.trawl.lexical.topic;

import dev.trawl.lexical.sentence.MarkedChunk;
import dev.trawl.lexical.sentence.RankedSentence;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The topics of some chunks: their lines with names, and their labels. */
record Topics(List<TopicLine> lines, List<Labelled> labels) {
  /** A label is a line of its own with at most four words, such as "Author(s)" or "See Also". */
  private static final Pattern LABEL =
      Pattern.compile("\\p{L}[\\p{L}’'-]*(?:\\(\\p{L}+\\))?(?: [\\p{L}’'-]+){0,3}[:：]?");

  /**
   * The sentence after a label.
   *
   * @param topic the name of the topic
   */
  record Labelled(String topic, String label, RankedSentence sentence) {}

  Topics {
    lines = List.copyOf(lines);
    labels = List.copyOf(labels);
  }

  static Topics of(List<MarkedChunk> chunks) {
    var topics = new Topics.Reader();
    chunks.forEach(topics::read);
    return new Topics(topics.lines, topics.labels);
  }

  private static final class Reader {
    private final List<TopicLine> lines = new ArrayList<>();
    private final List<Labelled> labels = new ArrayList<>();

    private void read(MarkedChunk marked) {
      var heading = marked.chunk().heading();
      var inner = heading.substring(heading.lastIndexOf('\u203a') + 1).strip();
      var topic = inner;
      var sentences = new ArrayList<RankedSentence>();
      for (int i = 0; i < marked.lines().size(); i++) {
        var sentence = RankedSentence.at(marked, i);
        if (!TopicLine.isPageHeader(sentence.text())) {
          sentences.add(sentence);
        }
      }
      for (int i = 0; i < sentences.size(); i++) {
        var sentence = sentences.get(i);
        var next = i + 1 < sentences.size() ? sentences.get(i + 1).text().strip() : "";
        var parts = TopicLine.parts(sentence.text());
        if (parts.isPresent()) {
          var name = parts.get()[0];
          var text = parts.get()[1];
          var isTitle = TopicLine.isTitle(text) && (name.equals(inner) || isLabel(next));
          topic = isTitle ? name : topic;
          var names = isTitle ? List.of(name) : TopicLine.names(name);
          lines.add(new TopicLine(sentence, topic, names, text, isTitle));
        } else if (isLabel(sentence.text().strip()) && !next.isEmpty()) {
          labels.add(new Labelled(topic, sentence.text().strip(), sentences.get(i + 1)));
        }
      }
    }
  }

  private static boolean isLabel(String text) {
    return Character.isUpperCase(text.isEmpty() ? ' ' : text.codePointAt(0))
        && LABEL.matcher(text).matches();
  }
}
