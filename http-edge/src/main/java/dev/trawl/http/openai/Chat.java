package dev.trawl.http.openai;

import dev.trawl.protocol.Source;
import dev.trawl.protocol.Turn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A chat, interpreted as a question about documents. How a message is used depends on its role and
 * its form, not on its length in tokens:
 *
 * <ul>
 *   <li>A user's message is a question, a pasted text, or both ({@link UserText}). The last
 *       question gets an answer; earlier questions and their answers are the history.
 *   <li>A system or developer message is an instruction, except for text in it that is delimited or
 *       long ({@link SystemText}).
 *   <li>A long tool message is a document. A short one is ignored, with a warning.
 *   <li>A file is a part of a message and contains either data or the id of an open document.
 * </ul>
 *
 * <p>Texts in earlier messages are documents too, so that follow-up questions can be about them.
 *
 * @param question the question, or a message that can be answered without documents
 * @param history the turns before the question, the oldest first
 * @param attached documents sent within the chat
 * @param asksOpenDocuments true if each attached document is so short that it may be the background
 *     of a question about open documents, which are then searched too
 * @param documents ids of open documents
 * @param instruction how to answer; may be empty
 * @param isSmallTalk whether the last message can be answered without documents
 * @param warnings one sentence for each ignored message
 */
public record Chat(
    String question,
    List<Turn> history,
    List<Source.InMemory> attached,
    boolean asksOpenDocuments,
    List<String> documents,
    String instruction,
    boolean isSmallTalk,
    List<String> warnings) {
  /**
   * Maximum length of a front end's prompt, which contains the whole chat. The middle of a longer
   * prompt is left out.
   */
  private static final int MAX_PROMPT_CHARS = 8_000;

  public Chat {
    history = List.copyOf(history);
    attached = List.copyOf(attached);
    documents = List.copyOf(documents);
    warnings = List.copyOf(warnings);
  }

  /**
   * @throws UnreadableChatException if there is no question, or a part is not supported
   */
  static Chat of(List<ChatBody.MessageBody> messages) {
    return new Builder(texts(messages), UserText::of).chat();
  }

  /**
   * Like {@link #of(List)}, but also divides messages in which a text and a question are close
   * together ({@link CloseText}). If there is a document that the question could be about, a text
   * on the lines before or after the question may be background.
   *
   * @param hasDocument whether there is a document that the chat may be about
   * @throws UnreadableChatException if there is no question, or a part is not supported
   */
  public static Chat of(List<ChatBody.MessageBody> messages, Predicate<Chat> hasDocument) {
    var texts = texts(messages);
    var divided = new HashMap<String, UserText>();
    Function<String, UserText> usual = message -> divided.computeIfAbsent(message, UserText::of);
    var chat = new Builder(texts, usual).chat();
    if (chat.isSmallTalk()) {
      return chat;
    }
    Function<String, UserText> close =
        hasDocument.test(chat)
            ? message -> withBackground(message, usual.apply(message))
            : message -> CloseText.in(message).orElseGet(() -> usual.apply(message));
    return new Builder(texts, close).chat();
  }

  private static UserText withBackground(String message, UserText usual) {
    return usual.documents().isEmpty() ? CloseText.background(message).orElse(usual) : usual;
  }

  private static List<MessageText> texts(List<ChatBody.MessageBody> messages) {
    var texts = new ArrayList<MessageText>();
    for (var at = 0; at < messages.size(); at++) {
      texts.add(MessageText.of(messages.get(at), at));
    }
    return texts;
  }

  /** Builds a chat from its messages. */
  private static final class Builder {
    private final List<MessageText> messages;
    private final int last;
    private final Function<String, UserText> division;
    private final List<Turn> turns = new ArrayList<>();
    private final List<Source.InMemory> attached = new ArrayList<>();
    private final LinkedHashSet<String> texts = new LinkedHashSet<>();
    private final List<String> documents = new ArrayList<>();
    private final List<String> instructions = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private Optional<String> question = Optional.empty();

    /** The number of attached documents that may be background. */
    private int backgrounds;

    Builder(List<MessageText> messages, Function<String, UserText> division) {
      this.messages = messages;
      this.division = division;
      this.last = lastOfUser(messages);
    }

    private static int lastOfUser(List<MessageText> messages) {
      for (var at = messages.size() - 1; at >= 0; at--) {
        if (messages.get(at).role() == MessageText.Role.USER && !messages.get(at).isBlank()) {
          return at;
        }
      }
      return -1;
    }

    Chat chat() {
      messages.forEach(this::read);
      var asked =
          question.orElseThrow(
              () ->
                  new UnreadableChatException(
                      "messages", "There is no question. The last user message must ask one."));
      var smallTalk = isSmallTalk(asked);
      return new Chat(
          smallTalk ? shortened(messages.get(last).text().strip()) : asked,
          turns,
          attached,
          attached.size() == backgrounds,
          documents,
          String.join("\n", instructions),
          smallTalk,
          warnings);
    }

    private boolean isSmallTalk(String asked) {
      var message = last < 0 ? asked : messages.get(last).text();
      return SmallTalk.isSmallTalk(message)
          || SmallTalk.isFrontEnd(message)
          || instructions.stream().anyMatch(SmallTalk::isFrontEnd);
    }

    private static String shortened(String prompt) {
      if (prompt.length() <= MAX_PROMPT_CHARS) {
        return prompt;
      }
      var from = prompt.offsetByCodePoints(0, MAX_PROMPT_CHARS / 4);
      var to = prompt.offsetByCodePoints(prompt.length(), -MAX_PROMPT_CHARS / 4);
      return prompt.substring(0, from) + "\n…\n" + prompt.substring(to);
    }

    private void read(MessageText message) {
      attached.addAll(message.files());
      documents.addAll(message.documents());
      if (message.isBlank()) {
        return;
      }
      switch (message.role()) {
        case ASSISTANT -> {
          question.ifPresent(asked -> turns.add(new Turn(asked, message.text())));
          question = Optional.empty();
        }
        case SYSTEM -> {
          var system = SystemText.of(message.text());
          system.documents().forEach(text -> attach(text, message));
          addInstruction(system.instruction());
        }
        case TOOL -> readTool(message);
        case USER -> readUser(message);
      }
    }

    private void readTool(MessageText message) {
      if (AskingForm.weight(message.text()) >= UserText.DOCUMENT) {
        attach(message.text(), message);
      } else {
        warnings.add(
            "messages[%d] was ignored: a tool message is a document only if it is long."
                .formatted(message.at()));
      }
    }

    private void readUser(MessageText message) {
      if (message.at() == last && isSmallTalk(message.text())) {
        question = Optional.of(message.text().strip());
        return;
      }
      var text = division.apply(message.text());
      if (isTextOnly(message, text)) {
        attach(message.text(), message);
        return;
      }
      var before = attached.size();
      text.documents().forEach(document -> attach(document, message));
      backgrounds += text.mayBeBackground() ? attached.size() - before : 0;
      addInstruction(text.instruction());
      question = text.question().or(() -> question);
    }

    /**
     * Whether the whole message is a pasted text without a question. A last message that may be a
     * question, but is not worded like one, is treated as a question only if there is no other
     * question.
     */
    private boolean isTextOnly(MessageText message, UserText text) {
      if (text.isCertain() && !text.documents().isEmpty()) {
        return false;
      }
      return message.at() == last
          ? question.isPresent() && !text.isCertain() && !text.documents().isEmpty()
          : UserText.isText(message.text());
    }

    private void addInstruction(String instruction) {
      if (!instruction.isBlank()) {
        instructions.add(instruction.strip());
      }
    }

    /** The same text in several messages is one document. */
    private void attach(String text, MessageText message) {
      if (texts.add(text.strip())) {
        var name =
            "message %d%s.txt"
                .formatted(message.at() + 1, isNamed(message.at() + 1) ? "-" + texts.size() : "");
        attached.add(new Source.InMemory(name, text.getBytes(StandardCharsets.UTF_8)));
      }
    }

    private boolean isNamed(int number) {
      return attached.stream()
          .anyMatch(source -> source.name().equals("message " + number + ".txt"));
    }
  }
}
