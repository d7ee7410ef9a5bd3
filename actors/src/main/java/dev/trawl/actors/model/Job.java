package dev.trawl.actors.model;

import dev.trawl.protocol.model.LanguageModel.ReplyForm;
import dev.trawl.protocol.model.LanguageModel.Tool;
import dev.trawl.protocol.model.ModelTask;
import java.util.List;

/** A kind of call, with its name in prompts and the form of its reply. */
enum Job {
  REWRITE(
      "rewrite",
      1024,
      "a question",
      names("question"),
      names(),
      """
      {"type":"object","properties":{
      "question":{"type":"string"}},
      "required":["question"],"additionalProperties":false}\
      """),
  SPLIT(
      "split",
      1024,
      "a split question",
      names("information", "instruction"),
      names(),
      """
      {"type":"object","properties":{
      "information":{"type":"string"},
      "instruction":{"type":"string"}},
      "required":["information","instruction"],"additionalProperties":false}\
      """),
  KEYWORDS(
      "keywords",
      768,
      "a list of keywords",
      names("keywords"),
      names("terms"),
      """
      {"type":"object","properties":{
      "keywords":{"type":"array","items":{"type":"object","properties":{
      "language":{"type":"string"},
      "terms":{"type":"array","items":{"type":"string"}}},
      "required":["language","terms"],"additionalProperties":false}}},
      "required":["keywords"],"additionalProperties":false}\
      """),
  READ(
      "read",
      1024,
      "a verdict",
      names("quotes", "answers"),
      names("quote"),
      """
      {"type":"object","properties":{
      "quotes":{"type":"array","items":{"type":"string"}},
      "answers":{"type":"boolean"}},
      "required":["quotes","answers"],"additionalProperties":false}\
      """),
  READ_SEVERAL(
      "read_several",
      1536,
      "a list of verdicts",
      names("verdicts"),
      names("question", "quotes"),
      """
      {"type":"object","properties":{
      "verdicts":{"type":"array","items":{"type":"object","properties":{
      "question":{"type":"integer"},
      "quotes":{"type":"array","items":{"type":"string"}},
      "answers":{"type":"boolean"}},
      "required":["question","quotes","answers"],"additionalProperties":false}}},
      "required":["verdicts"],"additionalProperties":false}\
      """),
  ANSWER(
      "answer",
      2048,
      "an answer",
      names("quotes", "answered", "answer"),
      names(),
      """
      {"type":"object","properties":{
      "quotes":{"type":"array","items":{"type":"object","properties":{
      "text":{"type":"integer"},
      "quote":{"type":"string"}},
      "required":["text","quote"],"additionalProperties":false}},
      "answered":{"type":"boolean"},
      "answer":{"type":"string"}},
      "required":["quotes","answered","answer"],"additionalProperties":false}\
      """),
  NEXT_STEP(
      "next_step",
      512,
      "a step",
      names("step", "subQuestions", "phrase", "answer", "missing"),
      names("question"),
      """
      {"type":"object","properties":{
      "step":{"type":"string","enum":["ask","search","connect","answer","missing"]},
      "subQuestions":{"type":"array","items":{"type":"object","properties":{
      "question":{"type":"string"},
      "documents":{"type":"array","items":{"type":"string"}}},
      "required":["question","documents"],"additionalProperties":false}},
      "phrase":{"type":"string"},
      "answer":{"type":"string"},
      "findings":{"type":"array","items":{"type":"integer"}},
      "contradicting":{"type":"array","items":{"type":"integer"}},
      "missing":{"type":"string"}},
      "required":["step","subQuestions","phrase","answer","findings","contradicting","missing"],
      "additionalProperties":false}\
      """);

  private final String title;
  private final int maxReplyTokens;
  private final String expected;
  private final List<String> members;
  private final List<String> parts;
  private final ReplyForm form;

  /**
   * @param title its name in prompts and files
   * @param maxReplyTokens enough for any sensible reply; a longer one is degenerate
   * @param expected what the reply should be, with its article, for error messages
   * @param members the members of the expected object
   * @param parts the members that identify a part of that object, in case the model returns only
   *     that part
   */
  Job(
      String title,
      int maxReplyTokens,
      String expected,
      List<String> members,
      List<String> parts,
      String schema) {
    this.title = title;
    this.maxReplyTokens = maxReplyTokens;
    this.expected = expected;
    this.members = members;
    this.parts = parts;
    this.form = new ReplyForm(title, schema.replace("\n", ""));
  }

  static Job of(ModelTask task) {
    return switch (task) {
      case ModelTask.Rewrite rewrite -> REWRITE;
      case ModelTask.Split split -> SPLIT;
      case ModelTask.DeriveKeywords derive -> KEYWORDS;
      case ModelTask.Read read -> read.questions().size() == 1 ? READ : READ_SEVERAL;
      case ModelTask.Answer answer -> ANSWER;
      case ModelTask.NextStep next -> NEXT_STEP;
    };
  }

  String title() {
    return title;
  }

  int maxReplyTokens() {
    return maxReplyTokens;
  }

  String expected() {
    return expected;
  }

  List<String> members() {
    return members;
  }

  List<String> parts() {
    return parts;
  }

  ReplyForm form() {
    return form;
  }

  /** Tools that the model may call instead of replying. */
  List<Tool> tools() {
    return this == NEXT_STEP ? StepTools.ALL : List.of();
  }

  private static List<String> names(String... names) {
    return List.of(names);
  }
}
