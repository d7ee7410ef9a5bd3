package dev.trawl.http.openai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallTalkTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "Hello!",
        "Hi there :)",
        "Thanks a lot!",
        "thank you.",
        "你好",
        "你好！",
        "谢谢。",
        "👍",
        "こんにちは",
        "Guten Morgen!",
        "Merci beaucoup !",
        "¡Hola!",
        "Good morning",
        "¿Qué tal?",
        "thanks, that helped!",
        "谢谢，很有帮助！",
        "Danke, das hat geholfen!",
      })
  void greetingsAndThanksAreSmallTalk(String message) {
    assertThat(SmallTalk.isSmallTalk(message)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello, who lit the lamp?",
        "Who says hello?",
        "Thanks. And when?",
        "thanks; who built the mill?",
        "你好，谁点的灯？",
        "1874",
        "Skarv",
      })
  void questionsAreNotSmallTalk(String message) {
    assertThat(SmallTalk.isSmallTalk(message)).isFalse();
    assertThat(SmallTalk.isFrontEnd(message)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "### Task:\n"
            + "Generate a concise, 3-5 word title with an emoji summarizing the chat history.\n"
            + "### Output:\n"
            + "JSON format: { \"title\": \"…\" }\n"
            + "### Chat History:\n"
            + "<chat_history>\n"
            + "USER: Who?\n"
            + "</chat_history>",
        "### Task:\n"
            + "Generate 1-3 broad tags categorizing the main themes of the chat history\n"
            + "<chat_history>x</chat_history>",
        "### Task:\n"
            + "Suggest 3-5 relevant follow-up questions or prompts\n"
            + "### Chat History:\n"
            + "<chat_history>x</chat_history>",
        "Create a concise, 3-5 word title with an emoji as a title for the chat history, in the"
            + " given language.",
        "Provide a concise, 5-word-or-less title for the conversation, using title case"
            + " conventions. Only return the title itself.\n\n"
            + "Conversation:\n"
            + "User: Who?",
        "Analyze this conversation and provide:\n"
            + "1. The detected language of the conversation\n"
            + "2. A concise title",
        "Please generate a concise title (max 40 characters) for a conversation that starts with:\n"
            + "User: Who?",
        "使用四到五个字直接返回这句话的简要主题，不要解释、不要标点",
        "请为这个对话生成一个简短的标题",
      })
  void recognisesPromptsOfFrontEnds(String message) {
    assertThat(SmallTalk.isFrontEnd(message)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "### Task:\n"
            + "Respond to the user query using the provided context.\n"
            + "<context>x</context>\n"
            + "Who?",
        "What is the title of chapter two?",
        "Suggest a title for the report.",
        "Who wrote the conversation between the keeper and the captain?",
        "Generate a list of all names in the text.",
      })
  void questionsAboutDocumentsAreNotPromptsOfFrontEnds(String message) {
    assertThat(SmallTalk.isFrontEnd(message)).isFalse();
  }
}
