package dev.trawl.bench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads the real sets, if they are available. */
class SharedDataTest {
  @ParameterizedTest
  @CsvSource({
    "xquad-en, 1190",
    "xquad-zh, 1190",
    "cmrc, 1002",
    "drcd, 3524",
    "rref, 80",
    "sgyy, 64",
    "kjv, 114",
    "hotpot, 500",
    "musique, 100"
  })
  void readsEverySetInFull(String name, int questions) {
    var set = new QuestionSets(data(), 1).read(name);
    assertThat(set.questions()).hasSize(questions);
    assertThat(set.questions())
        .allSatisfy(
            question -> {
              assertThat(question.steps()).isNotEmpty();
              assertThat(question.answers()).isNotEmpty();
            });
  }

  @Test
  void everyVerseOfADescentContainsBothNames() {
    assertThat(Genealogy.read(data()).questions())
        .hasSize(114)
        .flatExtracting(Genealogy.ChainQuestion::descents)
        .allSatisfy(
            descent ->
                assertThat(descent.verses())
                    .allSatisfy(
                        verse -> assertThat(verse).contains(descent.child(), descent.parent())));
  }

  private static DataFolder data() {
    var sibling = Path.of("..", "..", "shared", "data");
    var found =
        DataFolder.find(Optional.empty())
            .or(() -> Optional.of(sibling).filter(Files::isDirectory).map(DataFolder::new));
    return found.orElseGet(() -> abort("no folder of question sets next to the repository"));
  }
}
