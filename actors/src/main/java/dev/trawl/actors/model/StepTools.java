package dev.trawl.actors.model;

import dev.trawl.protocol.model.LanguageModel.Tool;
import java.util.List;

/**
 * The steps of a planner as tools, for models that are better at calling tools than at writing JSON
 * objects.
 */
final class StepTools {
  static final String ASK = "ask_document";
  static final String SEARCH = "search";
  static final String CONNECT = "connect";
  static final String ANSWER = "answer";
  static final String GIVE_UP = "give_up";

  static final List<Tool> ALL =
      List.of(
          tool(
              ASK,
              "Asks the documents one sub-question. Call it several times at once for sub-questions"
                  + " that do not depend on each other.",
              """
              {"type":"object","properties":{
              "question":{"type":"string","description":"asks for one fact, and can be understood alone"},
              "documents":{"type":"array","items":{"type":"string"},"description":"names of the documents to ask; empty for all"}},
              "required":["question","documents"],"additionalProperties":false}\
              """),
          tool(
              SEARCH,
              "Finds every sentence that holds a phrase word for word.",
              """
              {"type":"object","properties":{
              "phrase":{"type":"string","description":"a name, as it is written in the documents"}},
              "required":["phrase"],"additionalProperties":false}\
              """),
          tool(
              CONNECT,
              "Finds sentences of places that hold most of some words together and share a name,"
                  + " where one place alone will not tell.",
              """
              {"type":"object","properties":{
              "phrase":{"type":"string","description":"the words to look for"}},
              "required":["phrase"],"additionalProperties":false}\
              """),
          tool(
              ANSWER,
              "Answers the question from the findings, and ends.",
              """
              {"type":"object","properties":{
              "answer":{"type":"string"},
              "findings":{"type":"array","items":{"type":"integer"},"description":"numbers of the findings it stands on"},
              "contradicting":{"type":"array","items":{"type":"integer"},"description":"numbers of findings that contradict each other; empty for none"}},
              "required":["answer","findings","contradicting"],"additionalProperties":false}\
              """),
          tool(
              GIVE_UP,
              "Says what the documents do not tell, and ends.",
              """
              {"type":"object","properties":{
              "missing":{"type":"string","description":"such as: when the library was opened"}},
              "required":["missing"],"additionalProperties":false}\
              """));

  private StepTools() {}

  private static Tool tool(String name, String description, String schema) {
    return new Tool(name, description, schema.replace("\n", ""));
  }
}
