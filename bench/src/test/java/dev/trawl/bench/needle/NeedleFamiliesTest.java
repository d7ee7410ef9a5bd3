package dev.trawl.bench.needle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.bench.data.DataException;
import dev.trawl.bench.haystack.Grammar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeedleFamiliesTest {
  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void hasTwentyFamiliesOrMoreAndFillsEverySlot(String language) {
    var families = NeedleFamilies.of(language);
    assertThat(families.size()).isGreaterThanOrEqualTo(20);
    var random = new Random(7);
    for (var i = 0; i < 40 * families.size(); i++) {
      var needle = families.draw(i, random);
      assertThat(needle.statement()).doesNotContain("{").contains(needle.keyword());
      assertThat(needle.question()).doesNotContain("{").doesNotContain(needle.keyword());
      assertThat(needle.nearMiss()).doesNotContain("{").doesNotContain(needle.keyword());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void theSeedDeterminesTheNeedles(String language) {
    var families = NeedleFamilies.of(language);
    assertThat(families.draw(3, new Random(11))).isEqualTo(families.draw(3, new Random(11)));
    assertThat(families.draw(3, new Random(11))).isNotEqualTo(families.draw(3, new Random(12)));
    assertThat(Passkey.draw(language, new Random(1)))
        .isEqualTo(Passkey.draw(language, new Random(1)));
  }

  @Test
  void rejectsALanguageWithoutNeedles() {
    assertThatThrownBy(() -> NeedleFamilies.of("tlh")).hasMessageContaining("tlh");
  }

  @Test
  void rejectsACyclicGrammar() {
    var grammar = new Grammar(Map.of("a", List.of("{b}"), "b", List.of("{a}")));
    assertThatThrownBy(() -> grammar.expand("{a}", new Random(1)))
        .hasMessageContaining("endlessly");
    assertThatThrownBy(() -> grammar.expand("{c}", new Random(1))).hasMessageContaining("{c}");
  }

  @Test
  void readsNeedleFilesWithEitherFieldNames(@TempDir Path folder) throws Exception {
    var file =
        Files.writeString(
            folder.resolve("needles.jsonl"),
            """
            {"needle": "The mill burned in 1790.", "question": "When did the mill burn?", "keyword": "1790", "language": "en"}
            {"needle": "磨坊毁于1790年。", "retrieval_question": "磨坊何时被毁？", "arg2": "1790年", "language": "Chinese"}
            """);
    var needles = NeedleFile.read(file);
    assertThat(needles).extracting(Needle::language).containsExactly("en", "zh");
    assertThat(needles.get(1).keyword()).isEqualTo("1790年");
  }

  @Test
  void rejectsANeedleWithoutItsKeyword(@TempDir Path folder) throws Exception {
    var file =
        Files.writeString(
            folder.resolve("needles.jsonl"),
            "{\"needle\": \"No date.\", \"question\": \"When?\", \"keyword\": \"1790\"}\n");
    assertThatThrownBy(() -> NeedleFile.read(file))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("line 1")
        .hasMessageContaining("1790");
  }
}
