package dev.trawl.http.openai;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A system message, divided into an instruction and documents. A text is a document if it is
 * delimited ({@link DelimitedText}), if it follows a line that introduces it and ends with a colon
 * ("Use the following context to answer:"), or if the message is long and most of it is not an
 * instruction.
 *
 * @param instruction how to answer; may be empty
 */
record SystemText(String instruction, List<String> documents) {
  /** The weight of about a page. A shorter message is an instruction. */
  private static final int LONG = 1_500;

  private static final Pattern ANNOUNCED =
      Pattern.compile(
          "(?is)\\A(.{0,600}?\\b(?:context|text|document|article|passage|content|information|source|excerpt|transcript|kontext|dokument|artikel|texte|contexte|extrait|texto|contexto|documento|artículo)s?\\b[^:：\\n"
              + "]{0,80}[:：]|.{0,600}?(?:上下文|文本|文档|資料|资料|内容|文章|文書|本文)[^:：\\n"
              + "]{0,30}[:：])\\s*(.+)\\z",
          Pattern.UNICODE_CHARACTER_CLASS);

  SystemText {
    documents = List.copyOf(documents);
  }

  static SystemText of(String message) {
    return DelimitedText.in(message)
        .map(SystemText::delimited)
        .or(() -> announced(message))
        .orElseGet(
            () ->
                AskingForm.weight(message) >= LONG && !AskingForm.mostlyInstructs(message)
                    ? new SystemText("", List.of(message))
                    : new SystemText(message.strip(), List.of()));
  }

  private static SystemText delimited(UserText text) {
    var instruction =
        Stream.concat(Stream.of(text.instruction()), text.question().stream())
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining("\n"));
    return new SystemText(instruction, text.documents());
  }

  private static Optional<SystemText> announced(String message) {
    var parts = ANNOUNCED.matcher(message);
    return parts.matches()
            && (AskingForm.weight(parts.group(2)) >= UserText.AFTER_BLANK_LINE
                || ShortText.mayBeText(parts.group(2)))
            && !AskingForm.mostlyInstructs(parts.group(2))
        ? Optional.of(new SystemText(parts.group(1).strip(), List.of(parts.group(2))))
        : Optional.empty();
  }
}
