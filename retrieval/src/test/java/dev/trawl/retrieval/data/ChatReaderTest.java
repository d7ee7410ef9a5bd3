package dev.trawl.retrieval.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.retrieval.format.Samples;
import org.junit.jupiter.api.Test;

class ChatReaderTest {
  @Test
  void readsEachMessageWithItsTimeAndSpeaker() throws Exception {
    var chat =
        """
        [15.04.26, 09:12:33] Orla: The lamp is broken.
        [15.04.26, 09:13:01] Juan: I will repair it.
        It needs a wick.
        \u200e[16.04.26, 10:00:00] Orla: \u200eThank you.
        """;
    var parsed = Samples.parse("chat.txt", chat);
    assertThat(parsed.text())
        .isEqualTo(
            """
            [15.04.26, 09:12:33] Orla: The lamp is broken.

            [15.04.26, 09:13:01] Juan: I will repair it.
            It needs a wick.

            [16.04.26, 10:00:00] Orla: Thank you.
            """);
    assertThat(parsed.headings()).extracting("title").containsExactly("15.04.26", "16.04.26");
  }

  @Test
  void readsTheFormOfAndroidWithHalfDays() throws Exception {
    var chat = "4/15/26, 9:12\u202fAM - Orla: Broken.\n4/15/26, 9:13\u202fAM - Juan: Again?\n";
    assertThat(Samples.parse("chat.txt", chat).text())
        .isEqualTo("4/15/26, 9:12 AM - Orla: Broken.\n\n4/15/26, 9:13 AM - Juan: Again?\n");
  }

  @Test
  void readsATextThatMentionsATimeAsText() throws Exception {
    var text = "[15.04.26, 09:12] was the time.\nNobody knew it.\nNobody cared.\n";
    assertThat(Samples.parse("a.txt", text).mediaType()).isEqualTo("text/plain");
  }
}
