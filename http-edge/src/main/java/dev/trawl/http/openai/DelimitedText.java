package dev.trawl.http.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds a delimited text in a message: in tags ({@code <context>…</context>}), in a fence of
 * backticks or quotation marks, in quoted lines ({@code > …}), or after a label ({@code Text:},
 * {@code 上下文：}). The text is a document even if it is short. The rest of the message is the
 * question.
 */
final class DelimitedText {
  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.MULTILINE;

  /** Tags of templates, the outermost first. */
  private static final List<String> TAGS =
      List.of(
          "context",
          "documents",
          "document",
          "text",
          "article",
          "passage",
          "content",
          "file",
          "files",
          "doc",
          "sources",
          "source",
          "transcript",
          "excerpt",
          "reference",
          "data");

  private static final Pattern INNER_TAG =
      Pattern.compile("</?(?:source|document|doc|file|chunk|item)(?:\\s[^>\\n]{0,400})?>", FLAGS);
  private static final Pattern QUERY =
      Pattern.compile("(?s)<(user_query|query|question|user_question)>(.{1,10000}?)</\\1>", FLAGS);
  private static final Pattern FENCE = Pattern.compile("^(`{3,}|~{3,}|\"{3}|'{3})[^\\n]*$", FLAGS);
  private static final Pattern QUOTED_LINES =
      Pattern.compile("(?:^[ ]{0,3}>.*(?:\\n|\\z))+", FLAGS);
  private static final Pattern QUOTE_MARK = Pattern.compile("^[ ]{0,3}>[ ]?", FLAGS);

  private static final String EDGE = "^[ \\t#*_]{0,8}(?:%s)[*_]{0,3}[ ]?[:：][*_]{0,3}";
  private static final Pattern TEXT_LABEL =
      Pattern.compile(
          EDGE.formatted(
              "(?:the )?(?:text|context|document|article|passage|content|excerpt|source|transcript"
                  + "|background|reference|report)s?"
                  + "|文本|正文|原文|上下文|背景|资料|資料|材料|文章|文档|内容|段落|本文|文書|テキスト|コンテキスト"
                  + "|kontext|dokument|artikel|auszug|texte|contexte|extrait|texto|contexto|documento"
                  + "|artículo|extracto|pasaje"),
          FLAGS);
  private static final Pattern QUESTION_LABEL =
      Pattern.compile(
          EDGE.formatted(
              "(?:my |the )?(?:question|query|task|instruction|prompt)s?|问题|提问|任务|要求|質問|問い|課題"
                  + "|frage|aufgabe|consigne|tâche|pregunta|tarea"),
          FLAGS);

  /**
   * A label introduces a text only near the beginning of the message. A later label may belong to
   * the text.
   */
  private static final int MAX_BEFORE_LABEL = 1_200;

  /** A question label counts only if it is at most this far from the end of the message. */
  private static final int MAX_AFTER_TEXT = 3_000;

  private static final int MIN_TEXT = 20;
  private static final int MIN_TAGGED = 8;

  /** If the words before a delimited text have more weight, they are an instruction. */
  private static final int MAX_QUESTION = 400;

  private DelimitedText() {}

  /** The delimited text in {@code message} and the rest of it; empty if nothing is delimited. */
  static Optional<UserText> in(String message) {
    return Stream.of(tagged(message), fenced(message), quoted(message))
        .flatMap(Optional::stream)
        .findFirst()
        .map(DelimitedText::userText)
        .or(() -> labelled(message));
  }

  /** A delimited text, and the parts of the message before and after it. */
  private record Parts(String before, String delimited, String after) {}

  private static Optional<Parts> tagged(String message) {
    if (message.indexOf('<') < 0) {
      return Optional.empty();
    }
    for (var tag : TAGS) {
      var closing = message.lastIndexOf("</" + tag + ">");
      var opening =
          Pattern.compile("<%s(?:\\s[^>\\n]{0,400})?>".formatted(tag), FLAGS).matcher(message);
      while (closing > 0 && opening.find()) {
        var isEmpty = message.startsWith("</", opening.end());
        if (!isEmpty && closing > opening.end()) {
          var inner = message.substring(opening.end(), closing);
          if (AskingForm.weight(inner) >= MIN_TAGGED) {
            return Optional.of(
                new Parts(
                    message.substring(0, opening.start()),
                    INNER_TAG.matcher(inner).replaceAll(""),
                    message.substring(closing + tag.length() + 3)));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Parts> fenced(String message) {
    var opening = FENCE.matcher(message);
    if (!opening.find()) {
      return Optional.empty();
    }
    var closing = message.lastIndexOf("\n" + opening.group(1));
    if (closing <= opening.end()) {
      return Optional.empty();
    }
    var end = message.indexOf('\n', closing + 1);
    return Optional.of(
            new Parts(
                message.substring(0, opening.start()),
                message.substring(opening.end(), closing),
                end < 0 ? "" : message.substring(end)))
        .filter(parts -> AskingForm.weight(parts.delimited()) >= MIN_TEXT)
        .filter(parts -> !(parts.before() + parts.after()).isBlank());
  }

  private static Optional<Parts> quoted(String message) {
    return QUOTED_LINES
        .matcher(message)
        .results()
        .max((one, other) -> Integer.compare(length(one), length(other)))
        .map(
            lines ->
                new Parts(
                    message.substring(0, lines.start()),
                    QUOTE_MARK.matcher(lines.group()).replaceAll(""),
                    message.substring(lines.end())))
        .filter(parts -> isText(parts.delimited()))
        .filter(parts -> AskingForm.asks(parts.before()) || AskingForm.asks(parts.after()));
  }

  private static boolean isText(String delimited) {
    return AskingForm.weight(delimited) >= MIN_TEXT || ShortText.mayBeText(delimited);
  }

  private static int length(MatchResult match) {
    return match.end() - match.start();
  }

  /** If a question follows the text, the words before the text are an instruction. */
  private static UserText userText(Parts parts) {
    var before = withoutLabel(parts.before());
    var after = withoutLabel(parts.after());
    var query = QUERY.matcher(parts.before() + "\n" + parts.after());
    if (query.find()) {
      return of(
          query.group(2),
          before.contains(query.group()) ? before.replace(query.group(), "") : before,
          parts.delimited());
    }
    var isInstruction = AskingForm.asks(after) && !before.matches("(?s).*[?？]\\W*");
    return after.isEmpty() || (AskingForm.weight(before) <= MAX_QUESTION && !isInstruction)
        ? of(joined(before, after), "", parts.delimited())
        : of(after, before, parts.delimited());
  }

  private static UserText of(String question, String instruction, String document) {
    var asked = question.strip();
    return new UserText(
        Optional.of(asked).filter(text -> AskingForm.weight(text) > 0),
        true,
        instruction.strip(),
        List.of(document.strip()));
  }

  private static String joined(String before, String after) {
    return Stream.of(before, after)
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private static String withoutLabel(String text) {
    var rest = QUESTION_LABEL.matcher(text).replaceAll("").strip();
    return TEXT_LABEL.matcher(rest).replaceAll("").strip();
  }

  private static Optional<UserText> labelled(String message) {
    var label = TEXT_LABEL.matcher(message);
    if (!label.find() || label.start() > MAX_BEFORE_LABEL) {
      return Optional.empty();
    }
    var before = message.substring(0, label.start());
    var delimited = message.substring(label.end());
    var question = lastQuestion(delimited);
    var document = question.map(at -> delimited.substring(0, at.start())).orElse(delimited);
    if (!isText(document)) {
      return Optional.empty();
    }
    var asking = question.map(at -> delimited.substring(at.end())).orElse("");
    var asked = joined(withoutLabel(before), asking);
    if (asked.isEmpty()) {
      var inside = UserText.undelimited(document.strip());
      return inside.question().isPresent() && inside.isCertain() && !inside.documents().isEmpty()
          ? Optional.of(inside)
          : lastSentenceAsks(document);
    }
    return Optional.of(of(asked, "", document));
  }

  private static Optional<MatchResult> lastQuestion(String delimited) {
    return QUESTION_LABEL
        .matcher(delimited)
        .results()
        .filter(at -> delimited.length() - at.end() <= MAX_AFTER_TEXT)
        .reduce((one, other) -> other);
  }

  /**
   * If the last sentence of a labelled text asks for something, it is the question, even if the
   * text is short.
   */
  private static Optional<UserText> lastSentenceAsks(String document) {
    var all = new ArrayList<>(AskingForm.sentences(document.strip()));
    var question = all.removeLast();
    var rest = String.join("", all);
    return AskingForm.sentenceAsks(question) && AskingForm.weight(rest) >= MIN_TEXT
        ? Optional.of(of(question, "", rest))
        : Optional.of(new UserText(Optional.empty(), true, "", List.of(document.strip())));
  }
}
