package dev.trawl.actors.endpoint;

import dev.trawl.protocol.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A text whose paragraphs are almost as long as a chunk may be, so that each becomes one chunk. One
 * of them answers {@link #QUESTION}.
 */
record Logbook(List<String> paragraphs) {
  static final String QUESTION = "Who built the lighthouse of Varn?";
  static final String BUILDER = "Ida Kroll";
  static final String FACT = "The lighthouse of Varn was built in 1874 by Ida Kroll.";

  /**
   * The maximum size of a chunk. Every paragraph has more than half as many tokens, but not more
   * than this.
   */
  static final int CHUNK_TOKENS = 160;

  private static final List<String> GOODS = List.of("timber", "salt", "herring", "coal", "wool");
  private static final List<String> SHIPS = List.of("Marten", "Plover", "Heron", "Teal", "Osprey");

  Logbook {
    paragraphs = List.copyOf(paragraphs);
  }

  static Logbook ofChunks(int count) {
    return new Logbook(
        IntStream.range(0, count)
            .mapToObj(week -> week == count / 2 ? weekWithTheFact(week) : week(week))
            .toList());
  }

  /** Inserts {@code others} evenly between the paragraphs, starting at the beginning. */
  Logbook with(List<String> others) {
    var all = new ArrayList<String>();
    var distance = paragraphs.size() / others.size();
    for (int i = 0; i < paragraphs.size(); i++) {
      if (i % distance == 0 && i / distance < others.size()) {
        all.add(others.get(i / distance));
      }
      all.add(paragraphs.get(i));
    }
    return new Logbook(all);
  }

  String text() {
    return String.join("\n\n", paragraphs);
  }

  Source source() {
    return new Source.InMemory("logbook.txt", text().getBytes(StandardCharsets.UTF_8));
  }

  /** {@code words}, followed by filler up to the length of a paragraph. */
  static String filled(String words, int number) {
    return words + " " + week(number);
  }

  private static String weekWithTheFact(int week) {
    return FACT + " " + week(week);
  }

  private static String week(int week) {
    return ("In week %d the ship %s brought %d barrels of %s to the old harbour, and the clerk wrote"
            + " down that the wind came from the north on day %d. The crane lifted %d loads before"
            + " noon, while the pilots waited for the tide behind the outer wall. On the evening of"
            + " day %d the keeper of the gate counted %d carts on the road to the market, and the"
            + " watch was told to close the chain at the usual hour because of fog.")
        .formatted(
            week,
            SHIPS.get(week % SHIPS.size()),
            100 + 7 * week,
            GOODS.get(week % GOODS.size()),
            1 + week % 7,
            20 + week,
            1 + (week + 3) % 7,
            30 + 3 * week);
  }
}
