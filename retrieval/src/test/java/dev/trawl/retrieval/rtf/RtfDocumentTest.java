package dev.trawl.retrieval.rtf;

import static dev.trawl.retrieval.rtf.Rtf.row;
import static dev.trawl.retrieval.rtf.Rtf.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.trawl.retrieval.document.ParsedDocument.Heading;
import dev.trawl.retrieval.document.ParsedDocument.Page;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RtfDocumentTest {
  @Test
  void readsParagraphsLinesAndTabs() throws Exception {
    assertThat(text("\\pard One\\tab two.\\line Three.\\par\r\n\\pard Fo\r\nur.\\\nFive.\\par"))
        .isEqualTo("One two.\nThree.\n\nFour.\n\nFive.");
  }

  @Test
  void readsTheLastParagraphWithoutAMark() throws Exception {
    assertThat(text("One.\\par Two.")).isEqualTo("One.\n\nTwo.");
  }

  @Test
  void readsAPageBreakAsTheEndOfAParagraph() throws Exception {
    var parsed = Rtf.parse(Rtf.of("One.\\page Two.\\par\\page Three.\\sect\\sectd Four."));
    assertThat(parsed.text()).isEqualTo("One.\n\nTwo.\n\nThree.\n\nFour.");
    assertThat(parsed.pages()).containsExactly(new Page(1, 0));
  }

  @Test
  void readsTheCharactersThatAreControlWords() throws Exception {
    assertThat(
            text(
                "\\lquote a\\rquote  \\ldblquote b\\rdblquote  c\\emdash d\\endash e \\bullet  f\\~g"
                    + " 3\\_5 co\\-operate \\{x\\} a\\\\b"))
        .isEqualTo("‘a’ “b” c—d–e • f\u00a0g 3\u20115 cooperate {x} a\\b");
  }

  @Test
  void endsAControlWordAtTheFirstSpaceOnly() throws Exception {
    assertThat(text("a\\b  b\\b0c\\i-d \\fs-20e {\\b\\fs24f}")).isEqualTo("a bc-d e f");
  }

  @Test
  void marksExponentsIndexesAndFractions() throws Exception {
    assertThat(
            text(
                "10{\\super 6} germs, x\\sub 1\\nosupersub , 10\\super\\u8722 ?3\\super0  and"
                    + " 3{\\super 1}/{\\sub 2} cups\\par CO{\\sub 2}, the 1{\\super st}"))
        .isEqualTo("10^6 germs, x_1, 10^−3 and 3½ cups\n\nCO2, the 1st");
  }

  @Test
  void marksDigitsRaisedByPosition() throws Exception {
    assertThat(
            text(
                "10{\\up6 7} 10{\\up 8} x{\\dn6 2} 10{\\up1 9} 10\\up6 5\\up0  10\\super 5\\plain 0"))
        .isEqualTo("10^7 10^8 x_2 109 10^5 10^50");
  }

  @Test
  void leavesOutHiddenAndDeletedText() throws Exception {
    assertThat(
            text(
                "a{\\v HIDDEN}b\\v HIDDEN\\v0 c\\v HIDDEN\\plain d\\par e{\\deleted OLD\\par}f"
                    + "{\\revised g}{\\mvf OLD}{\\mvt h}"))
        .isEqualTo("abcd\n\nefgh");
  }

  @Test
  void readsHeadingsByStyleNameOutlineLevelAndBasedOn() throws Exception {
    var parsed =
        Rtf.parse(
            Rtf.of(
                "\\pard\\s2 Report\\par\\pard\\s1 Scope\\par\\pard\\s3 Own\\par\\pard\\s4 Teil\\par"
                    + "\\pard\\outlinelevel1 Level\\par\\pard\\s1\\outlinelevel9 None\\par\\pard\\s99"
                    + " Text.\\par"));
    assertThat(parsed.text()).isEqualTo("Report\n\nScope\n\nOwn\n\nTeil\n\nLevel\n\nNone\n\nText.");
    assertThat(parsed.headings())
        .extracting(Heading::level, Heading::title)
        .containsExactly(
            tuple(1, "Report"),
            tuple(1, "Scope"),
            tuple(1, "Own"),
            tuple(3, "Teil"),
            tuple(2, "Level"));
  }

  @Test
  void readsTablesAtTheirPosition() throws Exception {
    var parsed =
        Rtf.parse(Rtf.of("Before.\\par" + row("Name", "Year") + row("Ada", "1815") + "After."));
    assertThat(parsed.text()).isEqualTo("Before.\n\nName\tYear\nAda\t1815\n\nAfter.");
    assertThat(parsed.tables()).hasSize(1);
  }

  @Test
  void keepsEmptyCellsAndJoinsTheParagraphsOfACell() throws Exception {
    assertThat(text(row("a", "", "c\\par d") + row("", "e", "f\\line g")))
        .isEqualTo("a\t\tc d\n\te\tf g");
  }

  /** Word defines a row before and after its text; other programs only after it, or not at all. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\pard\\intbl a\\cell b\\cell{\\trowd\\cellx1000\\cellx2000\\row}",
        "\\trowd\\cellx1000\\cellx2000 a\\cell b\\cell\\row",
        "{\\trowd\\cellx1000\\cellx2000\\pard\\intbl{a}\\cell{b\\cell}\\row}",
        "\\pard\\intbl a\\cell b\\cell\\row",
        "\\pard\\intbl a\\cell b"
      })
  void readsARowHoweverItIsDefined(String cells) throws Exception {
    assertThat(text(cells + "\\pard\\par After.")).isEqualTo("a\tb\n\nAfter.");
  }

  @Test
  void repeatsMergedCellsWhereTheyCoverOthers() throws Exception {
    var heads = "\\trowd\\clmgf\\cellx1000\\clmrg\\cellx2000\\cellx3000\\pard\\intbl ";
    var first = "\\trowd\\clvmgf\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl ";
    var next = "\\trowd\\clvmrg\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl ";
    assertThat(
            text(
                heads
                    + "Site\\cell\\cell Limit\\cell\\row"
                    + first
                    + "North\\cell upper\\cell 5\\cell\\row"
                    + next
                    + "\\cell lower\\cell 6\\cell\\row"))
        .isEqualTo("Site\tSite\tLimit\nNorth\tupper\t5\nNorth\tlower\t6");
  }

  /** Word writes a cell that covers several columns as one wide cell. */
  @Test
  void findsTheColumnsOfAWideCellInTheOtherRows() throws Exception {
    var heads = "\\trowd\\trleft-108\\cellx4003\\cellx6000\\pard\\intbl Port\\cell Tons\\cell\\row";
    var line = "\\trowd\\trleft-100\\cellx2000\\cellx4000\\cellx6005\\pard\\intbl ";
    assertThat(
            text(
                heads
                    + line
                    + "Vik\\cell north\\cell 288\\cell\\row"
                    + line
                    + "Oslo\\cell south\\cell 12\\cell\\row"))
        .isEqualTo("Port\tPort\tTons\nVik\tnorth\t288\nOslo\tsouth\t12");
  }

  @Test
  void putsTheFirstCellOfAnIndentedRowIntoItsColumn() throws Exception {
    var indented = "\\trowd\\trleft2000\\cellx4000\\pard\\intbl only\\cell\\row\\pard ";
    assertThat(text(row("a", "b") + indented + row("c", "d"))).isEqualTo("a\tb\n\tonly\nc\td");
  }

  @Test
  void recordsTheRowsThatNameTheColumns() throws Exception {
    var head =
        "\\trowd\\trhdr\\cellx2000\\cellx4000\\pard\\intbl Site\\cell Limit\\cell\\row\\pard ";
    var parsed = Rtf.parse(Rtf.of(head + row("North", "5") + row("South", "6")));
    assertThat(parsed.text()).isEqualTo("Site\tLimit\nNorth\t5\nSouth\t6");
    assertThat(parsed.tables().getFirst().bodyStart()).isEqualTo(parsed.text().indexOf("North"));
  }

  @Test
  void findsTheColumnsOfLongTables() throws Exception {
    var rows =
        IntStream.range(0, 1000).mapToObj(i -> row("a" + i, "b" + i)).collect(Collectors.joining());
    assertThat(text(rows).lines().toList())
        .hasSize(1000)
        .startsWith("a0\tb0")
        .endsWith("a999\tb999");
  }

  @Test
  void readsATableInsideACell() throws Exception {
    var rowEnd = "{\\*\\nesttableprops\\trowd\\cellx500\\cellx900\\nestrow}{\\nonesttables\\par}";
    assertThat(
            text(
                "\\trowd\\cellx1000\\cellx2000\\pard\\intbl Outer\\par\\pard\\intbl\\itap2 a\\nestcell"
                    + " b\\nestcell"
                    + rowEnd
                    + "\\pard\\intbl\\itap2 c\\nestcell d\\nestcell"
                    + rowEnd
                    + "\\pard\\intbl\\cell Right\\cell\\row\\pard After."))
        .isEqualTo("Outer\n\na\tb\nc\td\n\nRight\n\nAfter.");
  }

  @Test
  void keepsTheNumbersAndBulletsOfLists() throws Exception {
    assertThat(
            text(
                "{\\listtext\\pard\\plain 1.1\\tab}\\pard\\s1\\ls1 Scope\\par"
                    + "{\\pntext\\f1\\'b7\\tab}{\\*\\pn\\pnlvlblt{\\pntxtb\\'b7}}\\pard oil\\par"
                    + "{\\listtext\\f7 o\\tab}\\pard water\\par{\\listtext -\\tab}\\pard air\\par"
                    + "{\\listtext b)\\tab}\\pard sand\\par"))
        .isEqualTo("1.1 Scope\n\n• oil\n• water\n• air\n\nb) sand");
  }

  @Test
  void putsNotesAndCommentsAfterTheParagraphThatRefersToThem() throws Exception {
    assertThat(
            text(
                "The limit is 5{\\super\\chftn{\\footnote\\pard\\plain{\\super\\chftn} At 20\\par"
                    + " degrees.}} bar.\\par It holds.{\\super\\chftn{\\*\\footnote\\ftnalt\\pard\\plain"
                    + " {\\super\\chftn} Since May.}}{\\*\\atnid A}{\\*\\atnauthor Ada}\\chatn{\\*"
                    + "\\annotation{\\*\\atnref 1}\\pard\\plain\\chatn Check this.}\\par End.{\\super"
                    + " *{\\footnote{\\super *} Own mark.}}"))
        .isEqualTo(
            "The limit is 5[1] bar.\n\n[1] At 20\n\ndegrees.\n\nIt holds.[i]\n\n[i] Since May.\n\n"
                + "Comment by Ada: Check this.\n\nEnd.*\n\n* Own mark.");
  }

  @Test
  void putsNotesOfATableBelowTheTable() throws Exception {
    assertThat(text(row("5\\chftn{\\footnote\\pard Bar.}", "b") + row("c", "d") + "End."))
        .isEqualTo("5[1]\tb\nc\td\n\n[1] Bar.\n\nEnd.");
  }

  @Test
  void readsATextBoxOnceAndAfterItsParagraph() throws Exception {
    var box = "\\pard\\plain boxed\\par";
    assertThat(
            text(
                "The sentence {\\shp{\\*\\shpinst\\shpleft0{\\sp{\\sn shapeType}{\\sv 202}}{\\shptxt "
                    + box
                    + "}}{\\shprslt{\\*\\do\\dobxpage{\\dptxbxtext "
                    + box
                    + "}}}}goes on.\\par Next.{\\*\\do{\\dptxbxtext old box}}"))
        .isEqualTo("The sentence goes on.\n\nboxed\n\nNext.\n\nold box");
  }

  @Test
  void writesEachHeaderAndFooterOnce() throws Exception {
    assertThat(
            text(
                "{\\headerl Head\\par}{\\headerr Head\\par}{\\footer Foot\\par}Body.\\par\\sect"
                    + "{\\header New head\\par}{\\footer Foot\\par}More."))
        .isEqualTo("Head\n\nBody.\n\nMore.\n\nNew head\n\nFoot");
  }

  @Test
  void readsTheResultsOfFieldsAndNotTheirInstructions() throws Exception {
    assertThat(
            text(
                "See {\\field{\\*\\fldinst HYPERLINK \"http://example.org\"}{\\fldrslt{\\ul the"
                    + " page}}}, {\\field{\\*\\fldinst{IF {\\field{\\*\\fldinst PAGE}{\\fldrslt 7}} = 1"
                    + " \"x\"}}{\\fldrslt 8}}."))
        .isEqualTo("See the page, 8.");
  }

  @Test
  void readsFieldsThatHaveNoResult() throws Exception {
    assertThat(
            text(
                "5 {\\field{\\*\\fldinst SYMBOL 109 \\\\f \"Symbol\" \\\\s 10}{\\fldrslt\\f1}}g,"
                    + " {\\field{\\*\\fldinst EQ \\\\f(1,n)}{\\fldrslt }} of it"))
        .isEqualTo("5 μg, 1/n of it");
  }

  @Test
  void showsTheBoxesAndListsOfForms() throws Exception {
    var form = "{\\field{\\*\\fldinst %s{\\*\\formfield{%s}}}{\\fldrslt }}";
    assertThat(
            text(
                form.formatted("FORMCHECKBOX", "\\fftype1\\ffres1")
                    + " paid "
                    + form.formatted("FORMCHECKBOX", "\\fftype1\\ffres25\\ffdefres0")
                    + " open "
                    + form.formatted(
                        "FORMDROPDOWN",
                        "\\fftype2\\ffres25\\ffdefres1{\\*\\ffl red}{\\*\\ffl blue}")))
        .isEqualTo("☒ paid ☐ open blue");
  }

  @Test
  void readsLettersOfASymbolFontAsTheSymbolsThatTheyShow() throws Exception {
    assertThat(text("5 {\\f1 m}g {\\f1\\'b3} 3, {\\f8\\'fe} paid, {\\f1\\u-3987 ?}"))
        .isEqualTo("5 μg ≥ 3, ☑ paid, μ");
  }

  @Test
  void writesFormulasInOneLine() throws Exception {
    assertThat(
            text(
                "Then {\\mmath{\\*\\moMathPara{\\*\\moMath{\\mf{\\*\\mfPr{\\mctrlPr\\f34}}{\\mnum{\\mr"
                    + "\\msty2 a+b}}{\\mden{\\mr c}}}}}} and {\\*\\moMath{\\msSup{\\me{\\mr x}}{\\msup"
                    + "{\\mr 2}}}{\\mnary{\\*\\mnaryPr{\\mchr \\u8721?}}{\\msub{\\mr i=1}}{\\msup{\\mr n}}"
                    + "{\\me{\\mr i}}}} or {\\*\\moMath{\\i\\{{\\mr\\msty2 x}}\\}}."))
        .isEqualTo("Then (a+b)/c and x^2∑_(i=1)^n i or {x}.");
  }

  @Test
  void skipsUnicodeFallbacks() throws Exception {
    assertThat(
            text(
                "\\u9731? \\uc2\\u26085\\'93\\'fa\\uc0\\u26412 \\uc1\\u8211\\endash x"
                    + " {\\uc3\\u64 abc}\\u64 {b}\\u-10179?\\u-8434? \\u65505?"))
        .isEqualTo("☃ 日本–x @@b🜎 ￡");
  }

  @Test
  void readsTheUnicodeFormOfATextInTwoForms() throws Exception {
    assertThat(text("a {\\upr{ansi ?}{\\*\\ud{unicode \\u9731?}}} b")).isEqualTo("a unicode ☃ b");
  }

  @ParameterizedTest
  @CsvSource({
    "2, windows-1251, Привет мир",
    "3, windows-31j, 表ソ日本語のテスト",
    "4, GBK, 中文测试文件",
    "5, x-windows-949, 한국어 시험",
    "6, Big5, 許功蓋繁體",
    "9, windows-1255, שלום עולם"
  })
  void readsTheCodePageOfTheFont(int font, String charset, String words) throws Exception {
    var bytes = words.getBytes(Charset.forName(charset));
    var digits =
        IntStream.range(0, bytes.length)
            .mapToObj(i -> "\\'%02x".formatted(bytes[i] & 0xff))
            .collect(Collectors.joining());
    assertThat(text("Café {\\f" + font + " " + digits + "} \\'e9"))
        .isEqualTo("Café " + words + " é");
  }

  @Test
  void readsCharactersOfTwoBytesHoweverTheyAreWritten() throws Exception {
    // The second byte of these characters is a backslash or a brace in ASCII.
    assertThat(text("{\\f3\\'95\\\\}{\\f3 \\'95\\'5c\\'83\\}\u0083\\{\u0095\\'5c\u0095\\\\.}"))
        .isEqualTo("表表マボ表表.");
    assertThat(
            text("{\\f3 \u0095\\\u0083}\u0083{\u0093\u00fa\u0095\\\n}x\\par{\\f3\u0095\\\\par}y"))
        .isEqualTo("表マボ日表x\n\n表\n\ny");
    assertThat(text("{\\f3 \u0083\u0083\\par\u0083\u0083{\u0083\u0083\\}}\u0083e}"))
        .isEqualTo("ャ\n\nャャ}テ");
    assertThat(text("a {\\f3 \u0095\\b0  b}")).isEqualTo("a • b");
  }

  @ParameterizedTest
  @CsvSource({
    "1251, \\'cf\\'f0\\'e8, При",
    "932, \\'93\\'fa, 日",
    "10000, \\'8e, é",
    "437, \\'82, é"
  })
  void readsTheCodePageOfTheDocument(int page, String bytes, String words) throws Exception {
    var rtf = "{\\rtf1\\ansi\\ansicpg%d{\\fonttbl{\\f0 Some;}}\\f0 %s}";
    assertThat(Rtf.parse(rtf.formatted(page, bytes)).text()).isEqualTo(words);
  }

  @Test
  void warnsAboutACodePageThatIsNotKnown() throws Exception {
    var parsed = Rtf.parse("{\\rtf1\\ansi\\ansicpg57002 Words.}");
    assertThat(parsed.text()).isEqualTo("Words.");
    assertThat(parsed.warnings())
        .containsExactly("the code page 57002 is not known; some letters may be wrong");
  }

  @Test
  void skipsWhatIsNotText() throws Exception {
    assertThat(
            text(
                "{\\*\\generator Some 1.0;}{\\info{\\title T}{\\author A}}{\\colortbl;\\red0\\green0"
                    + "\\blue255;}{\\*\\unknown word{nested}}a{\\pict\\pngblip 89504e47}b{\\*\\shppict"
                    + "{\\pict 00}}{\\nonshppict{\\pict 00}}c{\\*\\bkmkstart _Toc1}d{\\xe index}{\\tc"
                    + " contents}e{\\object\\objemb{\\*\\objclass X}{\\*\\objdata 0105}{\\result"
                    + " shown}}{\\pict\\bin4 }}}}f}g"))
        .isEqualTo("abcdeshowng");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "010500000000000000"})
  void readsAnEmbeddedDocumentAfterTheText(String presentation) throws Exception {
    var words = "Innermost words.".getBytes();
    var file =
        "0200 612e74787400 612e74787400 00000300 06000000 612e74787400 %02x000000 %s"
            .formatted(words.length, HexFormat.of().formatHex(words))
            .replace(" ", "");
    var object =
        "01050000 02000000 08000000 5061636b61676500 00000000 00000000 %02x000000 %s"
            .formatted(file.length() / 2, file);
    assertThat(
            text("{\\object\\objemb{\\*\\objdata\n"
                    + object
                    + presentation
                    + "}{\\result{\\pict 00}}}Outer.")
                .strip())
        .isEqualTo("Outer.\n\nInnermost words.");
  }

  @Test
  void warnsAboutADamagedEmbeddedDocument() throws Exception {
    var parsed = Rtf.parse(Rtf.of("Outer.{\\object{\\*\\objdata 01050000 02000000 ff}{\\result}}"));
    assertThat(parsed.text()).isEqualTo("Outer.");
    assertThat(parsed.warnings()).containsExactly("an embedded document could not be read");
  }

  @Test
  void writesTextFromRightToLeftInTheOrderOfTheFile() throws Exception {
    assertThat(text("\\pard\\rtlpar\\rtlch\\u1513?\\u1500?\\u1493?\\u1501? 123 abc"))
        .isEqualTo("שלום 123 abc");
  }
}
