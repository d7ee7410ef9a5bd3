package dev.trawl.retrieval.number;

import java.util.HashMap;
import java.util.Map;

/**
 * The number formats that a file refers to only by a number (ECMA-376, part 1, 18.8.30). Numbers 27
 * to 36 and 50 to 58 mean different formats in the East Asian editions.
 */
public final class BuiltInFormats {
  /** The edition of a spreadsheet program, which decides what some numbers mean. */
  public enum Edition {
    SIMPLIFIED_CHINESE(
        """
        27 yyyy"年"m"月"
        28 m"月"d"日"
        29 m"月"d"日"
        30 m-d-yy
        31 yyyy"年"m"月"d"日"
        32 h"时"mm"分"
        33 h"时"mm"分"ss"秒"
        34 上午/下午h"时"mm"分"
        35 上午/下午h"时"mm"分"ss"秒"
        36 yyyy"年"m"月"
        50 yyyy"年"m"月"
        51 m"月"d"日"
        52 yyyy"年"m"月"
        53 m"月"d"日"
        54 m"月"d"日"
        55 上午/下午h"时"mm"分"
        56 上午/下午h"时"mm"分"ss"秒"
        57 yyyy"年"m"月"
        58 m"月"d"日"
        """),
    TRADITIONAL_CHINESE(
        """
        27 [$-404]e/m/d
        28 [$-404]e"年"m"月"d"日"
        29 [$-404]e"年"m"月"d"日"
        30 m/d/yy
        31 yyyy"年"m"月"d"日"
        32 hh"時"mm"分"
        33 hh"時"mm"分"ss"秒"
        34 上午/下午hh"時"mm"分"
        35 上午/下午hh"時"mm"分"ss"秒"
        36 [$-404]e/m/d
        50 [$-404]e/m/d
        51 [$-404]e"年"m"月"d"日"
        52 上午/下午hh"時"mm"分"
        53 上午/下午hh"時"mm"分"ss"秒"
        54 [$-404]e"年"m"月"d"日"
        55 上午/下午hh"時"mm"分"
        56 上午/下午hh"時"mm"分"ss"秒"
        57 [$-404]e/m/d
        58 [$-404]e"年"m"月"d"日"
        """),
    JAPANESE(
        """
        27 [$-411]ge.m.d
        28 [$-411]ggge"年"m"月"d"日"
        29 [$-411]ggge"年"m"月"d"日"
        30 m/d/yy
        31 yyyy"年"m"月"d"日"
        32 h"時"mm"分"
        33 h"時"mm"分"ss"秒"
        34 yyyy"年"m"月"
        35 m"月"d"日"
        36 [$-411]ge.m.d
        50 [$-411]ge.m.d
        51 [$-411]ggge"年"m"月"d"日"
        52 yyyy"年"m"月"
        53 m"月"d"日"
        54 [$-411]ggge"年"m"月"d"日"
        55 yyyy"年"m"月"
        56 m"月"d"日"
        57 [$-411]ge.m.d
        58 [$-411]ggge"年"m"月"d"日"
        """),
    KOREAN(
        """
        27 yyyy"年" mm"月" dd"日"
        28 mm-dd
        29 mm-dd
        30 mm-dd-yy
        31 yyyy"년" mm"월" dd"일"
        32 h"시" mm"분"
        33 h"시" mm"분" ss"초"
        34 yyyy-mm-dd
        35 yyyy-mm-dd
        36 yyyy"年" mm"月" dd"日"
        50 yyyy"年" mm"月" dd"日"
        51 mm-dd
        52 yyyy-mm-dd
        53 yyyy-mm-dd
        54 mm-dd
        55 yyyy-mm-dd
        56 yyyy-mm-dd
        57 yyyy"年" mm"月" dd"日"
        58 mm-dd
        """);

    private final Map<Integer, String> codes;

    Edition(String lines) {
      this.codes = codes(lines);
    }
  }

  /** Number 14 follows the settings of Windows; this is what it shows in American English. */
  private static final Map<Integer, String> CODES =
      codes(
          """
          0 General
          1 0
          2 0.00
          3 #,##0
          4 #,##0.00
          5 "$"#,##0_);("$"#,##0)
          6 "$"#,##0_);("$"#,##0)
          7 "$"#,##0.00_);("$"#,##0.00)
          8 "$"#,##0.00_);("$"#,##0.00)
          9 0%
          10 0.00%
          11 0.00E+00
          12 # ?/?
          13 # ??/??
          14 m/d/yyyy
          15 d-mmm-yy
          16 d-mmm
          17 mmm-yy
          18 h:mm AM/PM
          19 h:mm:ss AM/PM
          20 h:mm
          21 h:mm:ss
          22 m/d/yyyy h:mm
          23 General
          24 General
          25 General
          26 General
          37 #,##0_);(#,##0)
          38 #,##0_);(#,##0)
          39 #,##0.00_);(#,##0.00)
          40 #,##0.00_);(#,##0.00)
          41 #,##0_);(#,##0);"-"_)
          42 "$"#,##0_);("$"#,##0);"$-"_)
          43 #,##0.00_);(#,##0.00);"-"_)
          44 "$"#,##0.00_);("$"#,##0.00);"$-"_)
          45 mm:ss
          46 [h]:mm:ss
          47 mm:ss.0
          48 ##0.0E+0
          49 @
          59 0
          60 0.00
          61 #,##0
          62 #,##0.00
          67 0%
          68 0.00%
          69 # ?/?
          70 # ??/??
          71 d/m/yyyy
          72 d-mmm-yy
          73 d-mmm
          74 mmm-yy
          75 h:mm
          76 h:mm:ss
          77 d/m/yyyy h:mm
          78 mm:ss
          79 [h]:mm:ss
          80 mm:ss.0
          81 d/m/bb
          """);

  private BuiltInFormats() {}

  /** The format with this number; General if there is none. */
  public static String code(int number, Edition edition) {
    var own = edition.codes.get(number);
    return own != null ? own : CODES.getOrDefault(number, "General");
  }

  private static Map<Integer, String> codes(String lines) {
    var codes = new HashMap<Integer, String>();
    lines
        .lines()
        .forEach(
            line -> {
              int space = line.indexOf(' ');
              codes.put(Integer.valueOf(line.substring(0, space)), line.substring(space + 1));
            });
    return Map.copyOf(codes);
  }
}
