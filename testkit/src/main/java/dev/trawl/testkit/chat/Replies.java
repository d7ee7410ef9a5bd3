package dev.trawl.testkit.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Creates the replies of a model: JSON objects in the format that the prompt requires. */
interface Replies {
  JsonNode to(ParsedPrompt prompt);

  /** Replies immediately to every prompt that nothing was found. */
  static Replies nothing() {
    return prompt ->
        switch (prompt.task()) {
          case REWRITE -> rewrite(prompt.section(ParsedPrompt.Section.QUESTION));
          case SPLIT -> split(prompt.section(ParsedPrompt.Section.QUESTION), "");
          case KEYWORDS -> keywords(Map.of());
          case READ -> read(List.of(), false);
          case READ_SEVERAL -> readSeveral(Map.of());
          case ANSWER -> answer(List.of(), false, "");
          case NEXT_STEP -> missing("what was asked");
        };
  }

  /** A quote that the model claims to be in text {@code number}. */
  record Quote(int number, String words) {}

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

  static ObjectNode read(List<String> quotes, boolean answers) {
    var reply = object();
    var array = reply.putArray("quotes");
    quotes.forEach(array::add);
    return reply.put("answers", answers);
  }

  /** Verdicts by question number. Questions without quotes are omitted. */
  static ObjectNode readSeveral(Map<Integer, ObjectNode> verdicts) {
    var reply = object();
    var array = reply.putArray("verdicts");
    verdicts.forEach(
        (number, verdict) -> {
          if (!verdict.path("quotes").isEmpty()) {
            array.add(object().put("question", number).setAll(verdict));
          }
        });
    return reply;
  }

  static ObjectNode answer(List<Quote> quotes, boolean answered, String answer) {
    var reply = object();
    var array = reply.putArray("quotes");
    quotes.forEach(q -> array.addObject().put("text", q.number()).put("quote", q.words()));
    return reply.put("answered", answered).put("answer", answer);
  }

  static ObjectNode ask(List<String> subQuestions) {
    var reply = object().put("step", "ask");
    var array = reply.putArray("subQuestions");
    subQuestions.forEach(text -> array.addObject().put("question", text).putArray("documents"));
    return reply;
  }

  /** A step that does not exist. */
  static ObjectNode invented(String question) {
    return object().put("step", "browse_web").put("address", question);
  }

  /** An answer based on the finding with this number. */
  static ObjectNode conclude(String answer, int finding) {
    var reply = object().put("step", "answer").put("answer", answer);
    reply.putArray("findings").add(finding);
    return reply;
  }

  static ObjectNode missing(String what) {
    return object().put("step", "missing").put("missing", what);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
