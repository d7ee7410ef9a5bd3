package dev.trawl.http.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.RunId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EntriesTest {
  private static final RunId RUN = new RunId("run-1");

  @Test
  void returnsBatchesInOrder() {
    var entries = filled(10, 5);
    assertThat(seqs(entries.after(0, 2))).containsExactly(1L, 2L);
    assertThat(seqs(entries.after(2, 9))).containsExactly(3L, 4L, 5L);
    assertThat(entries.after(5, 9)).isEmpty();
    assertThat(entries.after(7, 9)).isEmpty();
  }

  @Test
  void reportsLostEntries() {
    var entries = filled(3, 5);
    var lost = entries.after(1, 9);
    assertThat(lost).hasSize(1);
    assertThat(lost.getFirst().json())
        .isEqualTo("{\"type\":\"lost\",\"run\":\"run-1\",\"seq\":2,\"after\":1}");
    assertThat(seqs(entries.after(2, 9))).containsExactly(3L, 4L, 5L);
  }

  /** For any limit and batch size, a follower receives every entry or a report that it was lost. */
  @Property
  void reportsEveryLostEntryToAFollower(
      @ForAll @IntRange(min = 1, max = 40) int max,
      @ForAll @IntRange(min = 0, max = 100) int count,
      @ForAll @IntRange(min = 1, max = 12) int batch,
      @ForAll @IntRange(min = 0, max = 100) int after) {
    var entries = filled(max, count);
    long read = after;
    for (var next = entries.after(read, batch);
        !next.isEmpty();
        next = entries.after(read, batch)) {
      assertThat(next.size()).isLessThanOrEqualTo(batch);
      for (var entry : next) {
        assertThat(entry.seq() == read + 1 || entry.type().equals("lost")).isTrue();
        read = entry.seq();
      }
    }
    assertThat(read).isEqualTo(Math.max(after, count));
    assertThat(entries.size()).isLessThanOrEqualTo(max);
  }

  private static Entries filled(int max, int count) {
    var entries = new Entries(RUN, max);
    for (var seq = 1; seq <= count; seq++) {
      entries.append(new Entry(seq, "warned", "{}", false));
    }
    return entries;
  }

  private static List<Long> seqs(List<Entry> batch) {
    return new ArrayList<>(batch.stream().map(Entry::seq).toList());
  }
}
