package dev.trawl.retrieval.rtf;

import java.nio.charset.Charset;
import java.util.Optional;

/** The code pages of Windows, DOS and the Macintosh, by the numbers that RTF uses. */
final class CodePages {
  static final Charset WESTERN = Charset.forName("windows-1252");
  static final Charset JAPANESE = Charset.forName("windows-31j");

  private CodePages() {}

  /** The charset of a code page, such as 932; empty if it is not known. */
  static Optional<Charset> page(int number) {
    var name = name(number);
    return Charset.isSupported(name) ? Optional.of(Charset.forName(name)) : Optional.empty();
  }

  private static String name(int number) {
    return switch (number) {
      case 708 -> "ISO-8859-6";
      case 858 -> "IBM00858";
      case 874 -> "x-windows-874";
      case 932, 10001 -> "windows-31j";
      case 936, 10008 -> "x-mswin-936";
      case 949 -> "x-windows-949";
      case 950, 10002 -> "x-MS950-HKSCS";
      case 1361 -> "x-Johab";
      case 10000 -> "x-MacRoman";
      case 10003, 51949 -> "EUC-KR";
      case 10004 -> "x-MacArabic";
      case 10005 -> "x-MacHebrew";
      case 10006 -> "x-MacGreek";
      case 10007 -> "x-MacCyrillic";
      case 10021 -> "x-MacThai";
      case 10029 -> "x-MacCentralEurope";
      case 10081 -> "x-MacTurkish";
      case 20866 -> "KOI8-R";
      case 21866 -> "KOI8-U";
      case 51932 -> "EUC-JP";
      case 54936 -> "GB18030";
      case 65001 -> "UTF-8";
      default -> family(number);
    };
  }

  private static String family(int number) {
    if (number >= 1250 && number <= 1258) {
      return "windows-" + number;
    }
    return number > 28_590 && number < 28_606
        ? "ISO-8859-" + (number - 28_590)
        : "IBM" + Math.max(0, number);
  }

  /** The code page of a font with this {@code \fcharset}; empty if the document decides it. */
  static Optional<Charset> ofFont(int characterSet) {
    return switch (characterSet) {
      case 0 -> Optional.of(WESTERN);
      case 77 -> page(10000);
      case 78 -> page(10001);
      case 79 -> page(10003);
      case 80 -> page(10008);
      case 81 -> page(10002);
      case 83 -> page(10005);
      case 84 -> page(10004);
      case 85 -> page(10006);
      case 86 -> page(10081);
      case 87 -> page(10021);
      case 88 -> page(10029);
      case 89 -> page(10007);
      case 128 -> page(932);
      case 129 -> page(949);
      case 130 -> page(1361);
      case 134 -> page(936);
      case 136 -> page(950);
      case 161 -> page(1253);
      case 162 -> page(1254);
      case 163 -> page(1258);
      case 177 -> page(1255);
      case 178, 179, 180 -> page(1256);
      case 181 -> page(1255);
      case 186 -> page(1257);
      case 204 -> page(1251);
      case 222 -> page(874);
      case 238 -> page(1250);
      case 254 -> page(437);
      case 255 -> page(850);
      default -> Optional.empty();
    };
  }
}
