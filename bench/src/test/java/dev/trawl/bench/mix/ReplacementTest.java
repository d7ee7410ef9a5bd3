package dev.trawl.bench.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplacementTest {
  @Test
  void replacesWholeWordsOnly() {
    var replacement = new Replacement(Map.of("Marlow", "Selvik", "1897", "1823"));
    assertThat(replacement.applyTo("Marlow, Marlowe and Marlow's mill of 1897, no. 18975"))
        .isEqualTo("Selvik, Marlowe and Selvik's mill of 1823, no. 18975");
  }

  @Test
  void prefersTheLongerPhrase() {
    var replacement = new Replacement(Map.of("Marlow", "Selvik", "Marlow Bay", "Corfax"));
    assertThat(replacement.applyTo("From Marlow to Marlow Bay")).isEqualTo("From Selvik to Corfax");
  }

  @Test
  void replacesChineseWordsWithoutWordBoundaries() {
    var replacement = new Replacement(Map.of("青屿镇", "沐棠岑", "1897年", "1823年", "IBM", "Galdor"));
    assertThat(replacement.applyTo("他1897年在青屿镇进了IBM公司，不是21897年。"))
        .isEqualTo("他1823年在沐棠岑进了Galdor公司，不是21897年。");
  }

  @Test
  void treatsSpecialCharactersLiterally() {
    var replacement = new Replacement(Map.of("$5 (net)", "$7 (net)", "C++", "D$1"));
    assertThat(replacement.applyTo("C++ costs $5 (net).")).isEqualTo("D$1 costs $7 (net).");
  }
}
