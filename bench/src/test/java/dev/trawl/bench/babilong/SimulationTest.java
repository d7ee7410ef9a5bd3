package dev.trawl.bench.babilong;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.bench.babilong.Event.Dropped;
import dev.trawl.bench.babilong.Event.Gave;
import dev.trawl.bench.babilong.Event.Moved;
import dev.trawl.bench.babilong.Event.Took;
import dev.trawl.bench.babilong.Simulation.Activity;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationTest {
  private static final WorldWords WORDS = WorldWords.of("en");

  private final Map<String, String> places = new HashMap<>();
  private final Map<String, String> holders = new HashMap<>();
  private final Map<String, String> droppedAt = new HashMap<>();

  @ParameterizedTest
  @EnumSource(Activity.class)
  void everyEventIsPossible(Activity activity) {
    var history = new Simulation(WORDS, activity, new Random(5)).run(300);
    assertThat(history.size()).isEqualTo(300);
    history.events().forEach(this::replay);
    for (var object : WORDS.objects()) {
      assertThat(history.holder(object, history.size()).orElse("nobody"))
          .isEqualTo(holders.getOrDefault(object, "nobody"));
    }
  }

  private void replay(Event event) {
    var here = places.get(event.person());
    switch (event) {
      case Moved moved -> {
        assertThat(moved.place()).isNotEqualTo(here);
        places.put(moved.person(), moved.place());
      }
      case Took took -> {
        assertThat(here).isNotNull();
        assertThat(holders).doesNotContainKey(took.object());
        assertThat(droppedAt.getOrDefault(took.object(), here)).isEqualTo(here);
        holders.put(took.object(), took.person());
      }
      case Dropped dropped -> {
        assertThat(holders.remove(dropped.object())).isEqualTo(dropped.person());
        droppedAt.put(dropped.object(), here);
      }
      case Gave gave -> {
        assertThat(places.get(gave.recipient())).isEqualTo(here);
        assertThat(holders.put(gave.object(), gave.recipient())).isEqualTo(gave.person());
      }
    }
  }
}
