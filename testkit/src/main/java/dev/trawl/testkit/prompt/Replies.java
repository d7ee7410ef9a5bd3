package dev.trawl.testkit.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trawl.protocol.QuestionKind;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Creates the replies of a model: JSON objects in the format that the prompt requires. */
@FunctionalInterface
public interface Replies {
  JsonNode replyTo(ParsedPrompt prompt);

  /** An item of a list, and the number of the sentence that names it. */
  record Item(String text, int sentence) {}

  /** Replies immediately to every prompt that nothing was found. */
  static Replies nothing() {
    return prompt ->
        switch (prompt.task()) {
          case UNDERSTAND ->
              understand(
                  prompt.question(), prompt.question(), "", QuestionKind.FACT, keywords(Map.of()));
          case REWRITE -> rewrite(prompt.question());
          case SPLIT -> split(prompt.question(), "");
          case KEYWORDS -> keywords(Map.of());
          case READ, READ_POINTS -> read(List.of(), false);
          case READ_ITEMS -> items(List.of());
          case READ_SEVERAL -> readSeveral(Map.of());
          case ANSWER -> answer(false, "");
          case NEXT_STEP -> missing("what was asked");
        };
  }

  /**
   * The result of understanding a question.
   *
   * @param keywords as {@link #keywords} returns them
   */
  static ObjectNode understand(
      String question,
      String information,
      String instruction,
      QuestionKind kind,
      ObjectNode keywords) {
    return object()
        .put("question", question)
        .put("information", information)
        .put("instruction", instruction)
        .put("kind", kind.name().toLowerCase(Locale.ROOT))
        .setAll(keywords);
  }

  static ObjectNode rewrite(String question) {
    return object().put("question", question);
  }

  static ObjectNode split(String information, String instruction) {
    return object().put("information", information).put("instruction", instruction);
  }

  static ObjectNode keywords(Map<String, ? extends Collection<String>> byLanguage) {
    var reply = object();
    var list = reply.putArray("keywords");
    byLanguage.forEach(
        (language, terms) -> {
          var array = list.addObject().put("language", language).putArray("terms");
          terms.forEach(array::add);
        });
    return reply;
  }

  /**
   * The numbers of the sentences that help to answer, or, for {@code read_points}, of the main
   * points.
   */
  static ObjectNode read(Collection<Integer> sentences, boolean answers) {
    var reply = object();
    var array = reply.putArray("sentences");
    sentences.forEach(array::add);
    return reply.put("answers", answers);
  }

  /** Like {@link #read}, with the words of the sentences instead of their numbers. */
  static ObjectNode quoting(Collection<String> quotes, boolean answers) {
    var reply = object();
    var array = reply.putArray("quotes");
    quotes.forEach(array::add);
    return reply.put("answers", answers);
  }

  static ObjectNode items(List<Item> items) {
    var reply = object();
    var array = reply.putArray("items");
    items.forEach(
        item -> array.addObject().put("item", item.text()).put("sentence", item.sentence()));
    return reply;
  }

  /** Verdicts by question number. Questions without sentences are omitted. */
  static ObjectNode readSeveral(Map<Integer, ObjectNode> verdicts) {
    var reply = object();
    var array = reply.putArray("verdicts");
    verdicts.forEach(
        (number, verdict) -> {
          if (!verdict.path("sentences").isEmpty()) {
            array.add(object().put("question", number).setAll(verdict));
          }
        });
    return reply;
  }

  /**
   * An answer from the texts.
   *
   * @param answer with the number of a sentence in square brackets after each claim; empty if
   *     {@code answered} is false
   */
  static ObjectNode answer(boolean answered, String answer) {
    return object().put("answered", answered).put("answer", answer);
  }

  /** A reply without an answer. It names the sentences that are closest to an answer. */
  static ObjectNode nearest(Collection<Integer> sentences) {
    var reply = answer(false, "");
    var nearest = reply.putArray("nearest");
    sentences.forEach(nearest::add);
    return reply;
  }

  static ObjectNode ask(List<String> subQuestions) {
    return step(subQuestions, "", "");
  }

  /** A step of a kind that does not exist. */
  static ObjectNode invented(String question) {
    return object().put("step", "browse_web").put("address", question);
  }

  /**
   * An answer based on findings.
   *
   * @param answer with the number of a quote in square brackets after each claim
   */
  static ObjectNode conclude(String answer) {
    return step(List.of(), answer, "");
  }

  static ObjectNode missing(String information) {
    return step(List.of(), "", information);
  }

  private static ObjectNode step(List<String> subQuestions, String answer, String missing) {
    var reply = object();
    var array = reply.putArray("ask");
    subQuestions.forEach(text -> array.addObject().put("question", text).putArray("documents"));
    reply.putArray("search");
    reply.putArray("connect");
    reply.put("answer", answer);
    reply.putArray("contradicting");
    return reply.put("missing", missing);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
