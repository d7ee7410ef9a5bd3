package dev.trawl.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TerminalsTest {
  private static final Set<String> OUT = Set.of("trawl.stdout.terminal");

  @Test
  void wordsMayBeBoldOnlyOnATerminal() {
    assertThat(Terminals.of(OUT::contains, Map.of())).isEqualTo(new Terminals(false, true, false));
    assertThat(Terminals.of(name -> false, Map.of())).isEqualTo(Terminals.NONE);
  }

  @Test
  void noWordIsBoldIfNoColorIsSet() {
    assertThat(Terminals.of(OUT::contains, Map.of("NO_COLOR", "1")).bold()).isFalse();
    assertThat(Terminals.of(OUT::contains, Map.of("NO_COLOR", "")).bold()).isTrue();
  }
}
