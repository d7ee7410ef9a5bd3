package dev.trawl.retrieval.number;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.retrieval.number.BuiltInFormats.Edition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellFormatTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      quoteCharacter = '`',
      value = {
        "General                          | 1234567.891 | 1234567.891",
        "General                          | -0.1        | -0.1",
        "0                                | 2.5         | 3",
        "0                                | -0.2        | 0",
        "0.00                             | 1.005       | 1.01",
        "#,##0                            | 1234567     | 1,234,567",
        "#,##0                            | 12          | 12",
        "#,##0.00                         | -1234.5     | -1,234.50",
        "#.##                             | 0.5         | .5",
        "0.0##                            | 2.25        | 2.25",
        "00000                            | 42          | 00042",
        "000-0000                         | 5551234     | 555-1234",
        "0%                               | 0.075       | 8%",
        "0.0%                             | 0.075       | 7.5%",
        "0.00E+00                         | 12345       | 1.23E+04",
        "0.00E+00                         | 0.00012345  | 1.23E-04",
        "##0.0E+0                         | 12345       | 12.3E+3",
        "# ?/?                            | 3.5         | 3 1/2",
        "# ??/??                          | 0.3125      | 5/16",
        "# ?/8                            | 1.25        | 1 2/8",
        "# ?/?                            | 4           | 4",
        "?/?                              | 1.5         | 3/2",
        "#,##0_);(#,##0)                  | -1234       | (1,234)",
        "#,##0;[Red]-#,##0                | -5          | -5",
        "0;-0;\"none\"                    | 0           | none",
        "0.0,,\"M\"                       | 2500000     | 2.5M",
        "#,##0,                           | 1234567     | 1,235",
        "[$€-407] #,##0.00                | 12.5        | € 12.50",
        "[$¥-411]#,##0                    | 1500        | ¥1,500",
        "#,##0\\ [$kr-41D]                | 99          | 99 kr",
        "0\" km\"                         | 12          | 12 km",
        "\"No. \"0                        | 7           | No. 7",
        "[>=1000]0.0,\"k\";0              | 2500        | 2.5k",
        "[>=1000]0.0,\"k\";0              | 999         | 999",
        "[<0]\"below\";[>9]\"many\";0     | -3          | below",
        "@                                | 12          | 12",
        "_-* #,##0.00_-;-* #,##0.00_-     | -3.5        | -3.50",
        "[h]:mm                           | 1.5         | 36:00",
        "[h]:mm:ss                        | 2.000011574 | 48:00:01",
        "[mm]:ss                          | 0.0625      | 90:00",
        "[s].00                           | 0.00001     | 0.86",
        "h:mm                             | 0.75        | 18:00",
        "h:mm AM/PM                       | 0.75        | 6:00 PM",
        "h:mm:ss.00                       | 0.500001    | 12:00:00.09",
        "mm:ss                            | 0.0104282407| 15:01",
        "yyyy-mm-dd                       | 46096       | 2026-03-15",
        "yyyy\"年\"m\"月\"d\"日\"         | 46096       | 2026年3月15日",
        "dd.mm.yyyy                       | 46096       | 15.03.2026 (2026-03-15)",
        "d mmmm yyyy                      | 46096       | 15 March 2026",
        "[$-407]d. mmmm yyyy              | 46096       | 15. März 2026",
        "[$-409]mmmm d, yyyy;@            | 46096       | March 15, 2026",
        "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy | 46096  | Sunday, March 15, 2026",
        "m/d/yy                           | 46096       | 3/15/26 (2026-03-15)",
        "d/m                              | 46096       | 15/3 (2026-03-15)",
        "d-mmm                            | 46096       | 15-Mar (2026-03-15)",
        "mmm-yy                           | 46096       | Mar-26 (2026-03)",
        "mmmm yyyy                        | 46096       | March 2026",
        "yyyy                             | 46096       | 2026",
        "m/d/yyyy h:mm                    | 46096.5     | 3/15/2026 12:00 (2026-03-15)",
        "[$-411]ggge\"年\"m\"月\"d\"日\"  | 46096       | 令和8年3月15日 (2026-03-15)",
        "[$-411]ge.m.d                    | 46096       | R8.3.15 (2026-03-15)",
        "[$-404]e/m/d                     | 46096       | 115/3/15 (2026-03-15)",
        "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\" | 46096 | 二〇二六年三月十五日",
        "[$-804]aaaa                      | 46096       | 星期日",
        "上午/下午h\"时\"mm\"分\"         | 0.75        | 下午6时00分",
        "yyyy-mm-dd                       | 1           | 1900-01-01",
        "yyyy-mm-dd                       | 61          | 1900-03-01",
        "yyyy-mm-dd                       | -1          | -1",
        "yyyy-mm-dd                       | 1E300       | 1E+300"
      })
  void showsANumberAsACellDoes(String code, double value, String shown) {
    assertThat(CellFormat.of(code).show(value, false)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "27, SIMPLIFIED_CHINESE, 2026年3月",
    "28, SIMPLIFIED_CHINESE, 3月15日 (2026-03-15)",
    "31, SIMPLIFIED_CHINESE, 2026年3月15日",
    "57, SIMPLIFIED_CHINESE, 2026年3月",
    "31, TRADITIONAL_CHINESE, 2026年3月15日",
    "28, TRADITIONAL_CHINESE, 115年3月15日 (2026-03-15)",
    "28, JAPANESE, 令和8年3月15日 (2026-03-15)",
    "58, JAPANESE, 令和8年3月15日 (2026-03-15)",
    "31, KOREAN, 2026년 03월 15일",
    "34, KOREAN, 2026-03-15",
    "14, KOREAN, 3/15/2026 (2026-03-15)",
    "26, KOREAN, 46096",
    "999, KOREAN, 46096"
  })
  void knowsTheBuiltInFormatsOfEachEdition(int number, Edition edition, String shown) {
    assertThat(CellFormat.of(BuiltInFormats.code(number, edition)).show(46096, false))
        .isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"@ \"km\",12,12 km", "General,x,x", "0;0;0;\"[\"@\"]\",x,[x]", "0.00,x,x"})
  void showsATextWithTheWordsOfItsFormat(String code, String text, String shown) {
    assertThat(CellFormat.of(code.replace("'", "\"")).show(text)).isEqualTo(shown);
  }

  @Property(tries = 300)
  void showsEveryDateOfBothSystems(@ForAll @IntRange(min = 61, max = 2_958_465) int serial) {
    var format = CellFormat.of("yyyy-mm-dd");
    var date = LocalDate.of(1899, 12, 30).plusDays(serial);
    assertThat(format.show(serial, false)).isEqualTo(date.toString());
    long since1904 = ChronoUnit.DAYS.between(LocalDate.of(1904, 1, 1), date);
    if (since1904 >= 0) {
      assertThat(format.show(since1904, true)).isEqualTo(date.toString());
    }
  }

  @Property(tries = 300)
  void roundsAsOnPaper(@ForAll @IntRange(min = -9_999_999, max = 9_999_999) int thousandths) {
    var number = BigDecimal.valueOf(thousandths, 3);
    var rounded = number.setScale(2, RoundingMode.HALF_UP);
    assertThat(new BigDecimal(CellFormat.of("0.00").show(number.doubleValue(), false)))
        .isEqualByComparingTo(rounded);
    assertThat(CellFormat.of("#,##0.00").show(number.doubleValue(), false).replace(",", ""))
        .isEqualTo(CellFormat.of("0.00").show(number.doubleValue(), false));
  }

  @Property(tries = 500)
  void showsAnyNumberInAnyFormat(@ForAll String code, @ForAll double value) {
    assertThat(CellFormat.of(code).show(value, false)).isNotNull();
  }
}
