package dev.trawl.http.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Generates a long harbour log that contains a few relevant sentences. The text is always the same.
 */
final class HarbourLog {
  private static final List<String> WEATHER =
      List.of(
          "The fog came in before noon and left with the tide.",
          "A steady wind from the north-west, and the sea grey all day.",
          "Rain in the morning; by evening the lamp could be seen from the mole.",
          "Calm, with a low swell, and gulls as far as the outer bank.",
          "Sleet and a falling glass; two boats kept to the inner basin.");
  private static final List<String> TRAFFIC =
      List.of(
          "The pilot brought in a barque with timber and took her out again at dusk.",
          "No vessel entered, and the harbour dues were written up.",
          "A cutter lay at the east quay for new rope and fresh water.",
          "The dredger worked the fairway until the light failed.",
          "Three luggers landed herring, and the ice house was full by four.");
  private static final List<String> WORK =
      List.of(
          "The lamp was trimmed twice and burned clear.",
          "Oil was carried up, eleven cans, and the stairs were swept.",
          "A pane of the lantern was found cracked and was made good.",
          "The bell was sounded every two minutes until midnight.",
          "The log was signed, and nothing further was heard.");

  private HarbourLog() {}

  /** A log of {@code pages} pages, with six days on each. */
  static List<String> pages(int pages) {
    var random = new Random(7);
    var texts = new ArrayList<String>();
    for (var page = 1; page <= pages; page++) {
      var text = new StringBuilder("Fenwick Harbour, %d\n\n".formatted(1871 + page / 24));
      for (var day = 1; day <= 6; day++) {
        text.append("Day %d of the log.\n".formatted(6 * (page - 1) + day));
        List.of(WEATHER, TRAFFIC, WORK)
            .forEach(kind -> text.append(kind.get(random.nextInt(kind.size()))).append('\n'));
        text.append('\n');
      }
      if (page == pages * 5 / 8) {
        text.append(
            "Amalia Thorsen was the keeper of the lighthouse in that year. She kept it alone.\n");
        text.append("Amalia Thorsen hid the brass key under the ninth stair, and told nobody.\n");
      }
      if (page == pages / 3) {
        text.append("Orla Byrne was the captain of the Blue Heron. She was born in Porto.\n");
      }
      texts.add(text.toString());
    }
    return texts;
  }

  /** A log in Chinese, with a paragraph for each day. */
  static String chinese(int days) {
    var text = new StringBuilder("芬港灯塔日志\n\n");
    IntStream.rangeClosed(1, days)
        .forEach(
            day -> {
              text.append("第").append(day).append("天，雾在中午前进港，随潮水散去。");
              text.append("引水员带进一艘运木材的帆船，灯燃得很亮。\n\n");
              if (day == days * 5 / 8) {
                text.append("林海生是一位守塔人。守塔人林海生把铜钥匙藏在第九级台阶下面。\n\n");
              }
            });
    return text.toString();
  }
}
