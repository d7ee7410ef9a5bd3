package dev.trawl.http.openai;

import dev.trawl.actors.chat.Courtesy;
import java.util.regex.Pattern;

/**
 * Recognises messages that can be answered without documents: greetings, thanks and goodbyes
 * ({@link Courtesy}), and the prompts with which front ends request a title, tags or follow-up
 * questions for a chat.
 *
 * <p>It knows the prompts of Open WebUI ({@code ### Task: … <chat_history>}), LibreChat, NextChat
 * and LobeChat, and similar ones.
 */
final class SmallTalk {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Pattern FRONT_END =
      Pattern.compile(
          "\\A\\s*### Task:(?s:.*)(?:<chat_history>|### Chat History:|autocompletion system)|your"
              + " task is to reflect the speaker's likely facial expression|analyze this"
              + " conversation and provide:\\s+1\\. the detected"
              + " language|\\b(?:generate|create|provide|write|suggest|give)\\b[^.\\n"
              + "]{0,80}\\b(?:title|tags|name|topic|follow-?up questions)\\b[^.\\n"
              + "]{0,60}\\b(?:this|the|our|a) (?:conversation|chat|chat"
              + " history|dialogue|discussion)\\b|\\byou (?:are|generate)\\b[^.\\n"
              + "]{0,40}\\b(?:conversation|chat)? ?title(?:s|"
              + " generator)\\b|四到五个字直接返回这句话的简要主题|简要总结一下对话内容，用作后续的上下文提示|(?:为|給|给)(?:这个|本次|以下|上述|該|该)?(?:对话|對話|会话|聊天)[^。\\n"
              + "]{0,20}(?:标题|標題|标签)|将(?:用户的)?(?:会话|对话)总结为[^。\\n"
              + "]{0,20}标题|(?:会話|チャット)(?:の|に)[^。\\n"
              + "]{0,20}タイトル",
          FLAGS);

  private SmallTalk() {}

  static boolean isSmallTalk(String message) {
    return Courtesy.isCourtesy(message);
  }

  /**
   * Whether {@code message} is a prompt about the chat, written by the front end and not by the
   * user.
   */
  static boolean isFrontEnd(String message) {
    var found = FRONT_END.matcher(message);
    return found.find() && found.start() < MAX_BEFORE;
  }

  /**
   * In a front end's prompt, the instruction is at most this far from the beginning; the chat
   * follows it.
   */
  private static final int MAX_BEFORE = 300;
}
