package dev.trawl.lexical.span;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests whether a span is in a clause that is not related to the question. */
class ClausesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          欧阳朗霁养了一条独眼驴，名叫咕嘟先生。 | 欧阳朗霁的驴叫什么名字？   | 咕嘟先生   | false
          欧阳朗霁养了一条独眼驴，名叫咕嘟先生。 | 欧阳朗霁养了一条什么驴？   | 咕嘟先生   | true
          欧阳朗霁养了一条独眼驴，名叫咕嘟先生。 | 欧阳朗霁养了一条什么驴？   | 独眼       | false
          The keeper fed a mule, which he called Plum. | What did the keeper feed? | Plum | false
          """)
  void rejectsASpanInAnUnrelatedClauseUnlessTheQuestionAsksForAName(
      String text, String question, String span, boolean isUnrelated) {
    assertThat(Candidates.of(ParsedSentences.of(question, text)))
        .filteredOn(candidate -> candidate.text().equals(span))
        .isNotEmpty()
        .allSatisfy(
            candidate -> assertThat(Clauses.isInUnrelatedClause(candidate)).isEqualTo(isUnrelated));
  }
}
