package dev.trawl.actors.openai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThoughtsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "noon",
        "<think>ten?</think>noon",
        "\n<think>\nten?\n</think>\n\nnoon",
        "<thinking>ten?</thinking> noon",
        "<think></think><think>ten?</think>noon",
        "ten? </think> noon",
        "ten? </thinking> noon",
        "noon <think>or ten?</think>",
        "noon <think>or ten",
      })
  void keepsOnlyTheReply(String text) {
    assertThat(Thoughts.strip(text)).isEqualTo("noon");
  }

  @Test
  void removesACutThoughtCompletely() {
    assertThat(Thoughts.strip("<think>ten, or")).isEmpty();
    assertThat(Thoughts.strip("<thinking>ten, or")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I think> so",
        " two <thinks> ",
        "{\"quotes\":[\"a <think> mark, and </think>\"]}",
        "[\"</think>\"]",
      })
  void keepsAReplyWithoutThoughtsUnchanged(String text) {
    assertThat(Thoughts.strip(text)).isEqualTo(text);
  }

  @Test
  void keepsATagThatIsPartOfTheReply() {
    assertThat(Thoughts.strip("<think>x</think>close it with </think>"))
        .isEqualTo("close it with </think>");
  }
}
