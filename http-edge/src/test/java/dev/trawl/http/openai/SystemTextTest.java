package dev.trawl.http.openai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemTextTest {
  private static final String TEXT =
      "The keeper of the lighthouse at Skarv is Orla Brandt. The lamp was lit in 1874.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "You are helpful.",
        "Answer in French.",
        "You are an assistant. Always answer in rhyme: short lines and no more than four of them.",
        "你是一个助手。请用中文回答：简短、准确。",
      })
  void aShortMessageIsAnInstruction(String message) {
    assertThat(SystemText.of(message).instruction()).isEqualTo(message);
    assertThat(SystemText.of(message).documents()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Answer from the context.\\n<context>\\n%s </context> | Answer from the context.",
        "Use the following context to answer the question:\\n"
            + "%s | Use the following context to answer the question:",
        "Be brief.\\n\\nContext: %s | Be brief.",
        "Benutze den folgenden Text für deine Antwort:\\n"
            + "\\n"
            + "%s | Benutze den folgenden Text für deine Antwort:",
        "根据以下资料回答：\\n%s | 根据以下资料回答：",
      })
  void aMarkedOrAnnouncedTextIsADocument(String form, String instruction) {
    var system = SystemText.of(form.replace("\\n", "\n").formatted(TEXT));
    assertThat(system.documents()).containsExactly(TEXT);
    assertThat(system.instruction()).isEqualTo(instruction);
  }

  @Test
  void aLongTextIsADocumentButLongInstructionsAreNot() {
    assertThat(SystemText.of(TEXT.repeat(40)).documents()).hasSize(1);
    assertThat(
            SystemText.of("Always answer in the language of the person. Never guess. ".repeat(60))
                .documents())
        .isEmpty();
  }
}
