package dev.trawl.lexical;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions about one cell of a table. */
class TableAnswersTest {
  private static final String CARGO =
      "Port\tGrain\tCoal\tWool\nDunmoor\t310\t95\t12\nSkarv\t120\t440\t31\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          How much coal does Skarv have? | Skarv, Coal: 440 | 440
          How much grain is in Dunmoor?  | Dunmoor, Grain: 310 | 310
          What is the wool of Skarv?     | Skarv, Wool: 31 | 31
          """)
  void answersWithTheCellOfTheNamedRowAndColumn(String question, String text, String cell) {
    var draft = ModelFixture.answer(question, CARGO);
    assertThat(draft.answered()).isTrue();
    assertThat(draft.text()).isEqualTo(text);
    assertThat(ModelFixture.highlight(draft)).isEqualTo(cell);
    assertThat(draft.quotes().getFirst().text()).contains(cell);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "| Port | Grain | Coal |\n|---|---|---|\n| Dunmoor | 310 | 95 |\n| Skarv | 120 | 440 |\n",
        "Cargo of 1904\n\nPort\tGrain\tCoal\nDunmoor\t310\t95\nSkarv\t120\t440\n",
      })
  void readsTablesOfEveryForm(String table) {
    assertThat(ModelFixture.answer("How much coal does Skarv have?", table).text())
        .isEqualTo("Skarv, Coal: 440");
  }

  @Test
  void anEmptyCellKeepsTheOtherCellsInTheirColumns() {
    var table = "Port\tGrain\tCoal\tWool\nDunmoor\t310\t95\t12\nSkarv\t\t440\t31\n";
    assertThat(ModelFixture.answer("How much coal does Skarv have?", table).text())
        .isEqualTo("Skarv, Coal: 440");
  }

  @Test
  void twoCellsThatMatchEquallyAreNotDecided() {
    var table = "Port\tYear\tCoal\nSkarv\t1904\t440\nSkarv\t1905\t500\n";
    var draft = ModelFixture.answer("How much coal does Skarv have?", table);
    assertThat(draft.text()).isNotEqualTo("Skarv, Coal: 440").isNotEqualTo("Skarv, Coal: 500");
    assertThat(ModelFixture.answer("How much coal did Skarv have in 1905?", table).text())
        .isEqualTo("Skarv, 1905, Coal: 500");
  }

  @Test
  void aColumnWithMoreWordsThanTheQuestionIsAnotherColumn() {
    var table = "Port\tCoal sold\tCoal bought\nSkarv\t440\t12\n";
    assertThat(ModelFixture.answer("How much coal does Skarv have?", table).text())
        .doesNotContain("Coal sold: 440");
  }

  @Test
  void aChineseTableIsReadInTheSameWay() {
    var draft = ModelFixture.answer("灰石镇的煤炭有多少？", "港口\t粮食\t煤炭\n灰石镇\t120\t440\n白桥县\t310\t95\n");
    assertThat(draft.text()).contains("440").doesNotContain("120");
  }
}
