package dev.trawl.actors.model;

import dev.trawl.protocol.QuestionKind;
import dev.trawl.protocol.model.LanguageModel.ReplyForm;
import dev.trawl.protocol.model.ModelTask;
import java.util.List;
import java.util.Optional;

/** A kind of call, with its name in prompts and the form of its reply. */
enum Job {
  UNDERSTAND(
      "understand",
      1536,
      "an analysis of the question",
      names("information", "question", "keywords"),
      names("terms"),
      """
      {"type":"object","properties":{
      "question":{"type":"string"},
      "information":{"type":"string"},
      "instruction":{"type":"string"},
      "kind":{"type":"string","enum":["fact","list","count","summary","compare","place","chat"]},
      "keywords":{"type":"array","items":{"type":"object","properties":{
      "language":{"type":"string"},
      "terms":{"type":"array","items":{"type":"string"}}},
      "required":["language","terms"],"additionalProperties":false}}},
      "required":["question","information","instruction","kind","keywords"],
      "additionalProperties":false}\
      """),
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
      "a question split into information and instruction",
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
      512,
      "a verdict",
      names("sentences", "answers", "quotes"),
      names("sentence", "quote"),
      Job.SENTENCES),
  READ_POINTS(
      "read_points",
      512,
      "a list of sentences",
      names("sentences", "answers", "quotes"),
      names("sentence", "quote"),
      Job.SENTENCES),
  READ_ITEMS(
      "read_items",
      2048,
      "a list of items",
      names("items", "sentences"),
      names("item"),
      """
      {"type":"object","properties":{
      "items":{"type":"array","items":{"type":"object","properties":{
      "item":{"type":"string"},
      "sentence":{"type":"integer"}},
      "required":["item","sentence"],"additionalProperties":false}}},
      "required":["items"],"additionalProperties":false}\
      """),
  READ_SEVERAL(
      "read_several",
      1536,
      "a list of verdicts",
      names("verdicts"),
      names("question", "sentences", "quotes"),
      """
      {"type":"object","properties":{
      "verdicts":{"type":"array","items":{"type":"object","properties":{
      "question":{"type":"integer"},
      "sentences":{"type":"array","items":{"type":"integer"}},
      "answers":{"type":"boolean"}},
      "required":["question","sentences","answers"],"additionalProperties":false}}},
      "required":["verdicts"],"additionalProperties":false}\
      """),
  ANSWER(
      "answer",
      2048,
      "an answer",
      names("answered", "answer", "nearest", "quotes"),
      names(),
      """
      {"type":"object","properties":{
      "answered":{"type":"boolean"},
      "answer":{"type":"string"},
      "nearest":{"type":"array","items":{"type":"integer"}}},
      "required":["answered","answer","nearest"],"additionalProperties":false}\
      """),
  CHAT("chat", 2048, "a reply", names(), names()),
  FORM("form", 4096, "JSON in the requested form", names(), names()),
  NEXT_STEP(
      "next_step",
      1024,
      "a step",
      names("ask", "search", "connect", "answer", "missing", "step"),
      names("question"),
      """
      {"type":"object","properties":{
      "ask":{"type":"array","items":{"type":"object","properties":{
      "question":{"type":"string"},
      "documents":{"type":"array","items":{"type":"string"}}},
      "required":["question","documents"],"additionalProperties":false}},
      "search":{"type":"array","items":{"type":"string"}},
      "connect":{"type":"array","items":{"type":"string"}},
      "answer":{"type":"string"},
      "contradicting":{"type":"array","items":{"type":"integer"}},
      "missing":{"type":"string"}},
      "required":["ask","search","connect","answer","contradicting","missing"],
      "additionalProperties":false}\
      """);

  private static final String SENTENCES =
      """
      {"type":"object","properties":{
      "sentences":{"type":"array","items":{"type":"integer"}},
      "answers":{"type":"boolean"}},
      "required":["sentences","answers"],"additionalProperties":false}\
      """;

  private final String title;
  private final int maxReplyTokens;
  private final String expected;
  private final List<String> members;
  private final List<String> parts;
  private final Optional<ReplyForm> form;

  /**
   * @param title its name in prompts and files
   * @param maxReplyTokens enough for any sensible reply; a longer reply is probably endless
   *     repetition
   * @param expected what the reply should be, with an article, for error messages
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
    this.form = Optional.of(new ReplyForm(title, schema.replace("\n", "")));
  }

  /** A job whose reply has no fixed form. */
  Job(String title, int maxReplyTokens, String expected, List<String> members, List<String> parts) {
    this.title = title;
    this.maxReplyTokens = maxReplyTokens;
    this.expected = expected;
    this.members = members;
    this.parts = parts;
    this.form = Optional.empty();
  }

  static Job of(ModelTask task) {
    return switch (task) {
      case ModelTask.Understand understand -> UNDERSTAND;
      case ModelTask.Rewrite rewrite -> REWRITE;
      case ModelTask.Split split -> SPLIT;
      case ModelTask.DeriveKeywords derive -> KEYWORDS;
      case ModelTask.Read read ->
          read.questions().size() > 1 ? READ_SEVERAL : reading(read.questions().getFirst().kind());
      case ModelTask.ReadGroup group -> reading(group.question().kind());
      case ModelTask.Answer answer -> ANSWER;
      case ModelTask.Chat chat -> CHAT;
      case ModelTask.Form form -> FORM;
      case ModelTask.NextStep next -> NEXT_STEP;
    };
  }

  private static Job reading(QuestionKind kind) {
    return switch (kind) {
      case LIST, COUNT -> READ_ITEMS;
      case SUMMARY -> READ_POINTS;
      case FACT, COMPARE, PLACE, CHAT -> READ;
    };
  }

  String title() {
    return title;
  }

  /**
   * The number of unusable replies after which the call fails, because a further request is
   * unlikely to help. The limit is lower for the analysis of a question, because without the
   * analysis the run uses the question as the user wrote it. It is higher for readers, because one
   * unread chunk among hundreds makes the whole answer partial.
   */
  int maxUnusable() {
    return switch (this) {
      case UNDERSTAND -> 3;
      case READ, READ_POINTS, READ_ITEMS, READ_SEVERAL -> 10;
      case REWRITE, SPLIT, KEYWORDS, ANSWER, CHAT, FORM, NEXT_STEP -> 6;
    };
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

  Optional<ReplyForm> form() {
    return form;
  }

  private static List<String> names(String... names) {
    return List.of(names);
  }
}
