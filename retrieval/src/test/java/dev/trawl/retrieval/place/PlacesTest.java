package dev.trawl.retrieval.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.format.Samples;
import dev.trawl.retrieval.outline.OutlineBuilder;
import dev.trawl.retrieval.outline.OutlineSettings;
import dev.trawl.retrieval.outline.Part;
import dev.trawl.retrieval.outline.Unit;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private static final String NOVEL =
      """
      The Keeper

      Contents

      PART ONE
      CHAPTER I
      CHAPTER II
      PART TWO
      CHAPTER I
      CHAPTER II

      PART ONE

      CHAPTER I

      It rained. The boats stayed in.

      Nobody went out.

      CHAPTER II

      She wrote a letter. As Chapter I tells, it rained.

      PART TWO

      CHAPTER I

      The storm was over. He came back.

      CHAPTER II

      They left.

      EPILOGUE

      Years later the light still burns.
      """;

  private static final String CONTRACT =
      """
      LEASE AGREEMENT

      Article 1. Definitions

      1.1 "Premises" means the house at 3 Harbour Street. See clause 2.2.

      1.2 "Term" means two years.

      Article 2. Rent

      2.1 The Tenant shall pay the rent on the first day of each month.
      It is 3.5 percent higher in summer.

      2.2 The Landlord may not raise the rent. Section 1.2 applies.

      2.2.1 Exceptions need the consent of both parties.

      Article 3. End

      3.1 Either party may end this agreement.
      """;

  @Test
  void returnsTheChapterOfEachPartIfNoPartIsNamed() throws Exception {
    assertThat(show("novel.txt", NOVEL, "What does chapter 2 say?"))
        .isEqualTo("PART ONE › CHAPTER II | PART TWO › CHAPTER II");
    assertThat(show("novel.txt", NOVEL, "What does chapter 2 of part one say?"))
        .isEqualTo("CHAPTER II\n\nShe wrote a letter. As Chapter I tells, it rained.");
    assertThat(show("novel.txt", NOVEL, "What is the first sentence of part two?"))
        .isEqualTo("The storm was over.");
    assertThat(show("novel.txt", NOVEL, "the last sentence of part two, chapter two"))
        .isEqualTo("They left.");
  }

  @Test
  void findsClausesWithTextOnTheSameLineAsTheNumber() throws Exception {
    assertThat(show("lease.txt", CONTRACT, "What does clause 2.2 say?"))
        .isEqualTo(
            "2.2 The Landlord may not raise the rent. Section 1.2 applies.\n\n"
                + "2.2.1 Exceptions need the consent of both parties.");
    assertThat(show("lease.txt", CONTRACT, "What is the first sentence of clause 2.1?"))
        .isEqualTo("The Tenant shall pay the rent on the first day of each month.");
    assertThat(show("lease.txt", CONTRACT, "What does clause 2.2.1 say?"))
        .isEqualTo("2.2.1 Exceptions need the consent of both parties.");
    assertThat(show("lease.txt", CONTRACT, "What is the title of article 2?"))
        .isEqualTo("Article 2. Rent");
    assertThat(show("lease.txt", CONTRACT, "What does article 3 say?"))
        .isEqualTo("Article 3. End\n\n3.1 Either party may end this agreement.");
  }

  @Test
  void namesTheExistingPartsIfThePartDoesNotExist() throws Exception {
    assertThat(show("lease.txt", CONTRACT, "What does article 7 say?"))
        .isEqualTo("certainly not: the document has articles 1 to 3");
    assertThat(show("lease.txt", CONTRACT, "Describe figure 3"))
        .isEqualTo("perhaps not: no figures were found in the document");
    assertThat(show("novel.txt", NOVEL, "How many parts are there?")).isEqualTo("2");
  }

  @Test
  void findsArticlesOfAChineseLaw() throws Exception {
    String law =
        """
        租赁法

        第一章 总则

        第一条 为了保护租赁双方的权利，制定本法。

        第二条 本法适用于房屋租赁。第一条规定的除外。

        承租人应当遵守本法。

        第二章 租金

        第三条 租金按月支付。

        第二条规定的房屋，租金另行约定。
        """;
    assertThat(show("law.txt", law, "第二条规定了什么？"))
        .isEqualTo("第二条 本法适用于房屋租赁。第一条规定的除外。\n\n承租人应当遵守本法。");
    assertThat(show("law.txt", law, "第二条第二款怎么说？")).isEqualTo("承租人应当遵守本法。");
    assertThat(show("law.txt", law, "第二章的第一句话")).isEqualTo("租金按月支付。");
    assertThat(show("law.txt", law, "第九条"))
        .isEqualTo("certainly not: the document has articles 1 to 3");
  }

  @Test
  void findsParagraphsOfAGermanLaw() throws Exception {
    String law =
        """
        Mietgesetz

        § 1 Zweck

        Dieses Gesetz schützt Mieter.

        § 2 Miete

        (1) Die Miete ist monatlich zu zahlen.

        (2) § 1 gilt entsprechend.
        """;
    assertThat(show("gesetz.txt", law, "Was regelt § 2?"))
        .startsWith("§ 2 Miete")
        .endsWith("entsprechend.");
    assertThat(show("gesetz.txt", law, "Was regelt Paragraph 2?")).startsWith("§ 2 Miete");
    assertThat(show("gesetz.txt", law, "Was steht in § 2 Absatz 2?"))
        .isEqualTo("(2) § 1 gilt entsprechend.");
  }

  @Test
  void findsACaptionButNotAMentionOrAnEntryOfAListOfFigures() throws Exception {
    String paper =
        """
        # Results

        List of figures

        Figure 1: The harbour
        Figure 2: The lamp

        Figure 2 shows the lamp. See Figure 1 for the harbour. The lamp of
        Figure 2. That is all.

        Figure 1: The harbour
        in winter

        Text.

        **Figure 2.** The lamp

        Table 1: Days

        | day | rain |
        |-----|------|
        | 1   | yes  |
        """;
    assertThat(show("paper.md", paper, "Describe figure one"))
        .isEqualTo("Figure 1: The harbour\nin winter");
    assertThat(show("paper.md", paper, "Describe figure 2")).isEqualTo("Figure 2.** The lamp");
    assertThat(show("paper.md", paper, "What is in table 1?")).endsWith("| 1   | yes  |");
    assertThat(show("paper.md", paper, "the last figure")).contains("The lamp");
  }

  @Test
  void countsHeadingsThatHaveNoNumbers() throws Exception {
    String manual =
        """
        # The Manual

        Read this first.

        ## Installation

        Unpack it. Run it.

        ### On Windows

        Click twice.

        ## Configuration

        Edit the file.
        """;
    assertThat(show("manual.md", manual, "What does chapter 2 say?"))
        .isEqualTo("## Configuration\n\nEdit the file.");
    assertThat(show("manual.md", manual, "What is the title of the second chapter?"))
        .isEqualTo("Configuration");
    assertThat(show("manual.md", manual, "What does section 1.1 say?"))
        .isEqualTo("### On Windows\n\nClick twice.");
    assertThat(show("manual.md", manual, "What is the first sentence of the Installation section?"))
        .isEqualTo("Unpack it.");
    assertThat(show("manual.md", manual, "What does the section 'Configuration' say?"))
        .isEqualTo("## Configuration\n\nEdit the file.");
    assertThat(show("manual.md", manual, "What does the text say under \"On Windows\"?"))
        .isEqualTo("### On Windows\n\nClick twice.");
    assertThat(show("manual.md", manual, "What did Page say about section leaders?"))
        .isEqualTo("none");
  }

  @Test
  void findsSectionsThatAreNumberedWithinTheirChapter() throws Exception {
    String report =
        """
        Chapter 1

        3.1 is a number of the past.

        Section 1

        One.

        Section 2

        Two.

        Chapter 2

        Section 1

        Three.

        Section 2

        Four.
        """;
    assertThat(show("report.txt", report, "What does section 2 of chapter 2 say?"))
        .isEqualTo("Section 2\n\nFour.");
    assertThat(show("report.txt", report, "What does section 2.2 say?"))
        .isEqualTo("Section 2\n\nFour.");
    assertThat(show("report.txt", report, "the last section of chapter 1"))
        .isEqualTo("Section 2\n\nTwo.");
    assertThat(show("report.txt", report, "How many sections are in chapter 2?")).isEqualTo("2");
  }

  @Test
  void findsPagesAndLinesOrWordsOnAPage() throws Exception {
    String text = "One is here. It is short.\n\f\nTwo is here.\nIts second line.\n\f\nThree.\n";
    assertThat(show("pages.txt", text, "What is on page 2?"))
        .isEqualTo("Two is here.\nIts second line.");
    assertThat(show("pages.txt", text, "What is the second line of page 2?"))
        .isEqualTo("Its second line.");
    assertThat(show("pages.txt", text, "What is the first word on the last page?"))
        .isEqualTo("Three");
    assertThat(show("pages.txt", text, "What is on pages 1-2?"))
        .startsWith("One")
        .endsWith("line.");
    assertThat(show("pages.txt", text, "What is on page 9?"))
        .isEqualTo("certainly not: the document has pages 1 to 3");
    assertThat(show("pages.txt", text, "How many pages does it have?")).isEqualTo("3");
  }

  @Test
  void returnsWholeParagraphsForABeginningOrAnEnd() throws Exception {
    var beginning = "It was a long winter with much snow. ".repeat(12).strip();
    var text = "Chapter 1\n\n" + beginning + "\n\nMiddle. \n\n" + beginning + "\n\nChapter 2\n\nX.";
    assertThat(show("winter.txt", text, "How does chapter 1 begin?")).isEqualTo(beginning);
    assertThat(show("winter.txt", text, "How does chapter 1 end?")).isEqualTo(beginning);
  }

  @Test
  void leavesOutTheInnermostPartsIfThereAreTooMany() throws Exception {
    var document = Samples.parse("lease.txt", CONTRACT);
    var outline = OutlineBuilder.of(document, new OutlineSettings(4, 10));
    assertThat(outline.parts()).extracting(Part::number).containsExactly("1", "2", "3");
    assertThat(outline.complete()).isFalse();
    var places = new Places(outline, span -> CONTRACT.substring(span.startChar(), span.endChar()));
    assertThat(show(places, CONTRACT, "What does article 7 say?")).startsWith("perhaps not");
  }

  @Property(tries = 200)
  void partsAreInOrderAndDoNotOverlapPartly(@ForAll("texts") String text) {
    var outline = OutlineBuilder.of(document(text), new OutlineSettings(1000, 1000));
    int before = -1;
    for (var part : outline.parts()) {
      assertThat(part.startChar()).isGreaterThanOrEqualTo(before);
      assertThat(part.endChar()).isLessThanOrEqualTo(text.length());
      before = part.startChar();
    }
    for (var one : outline.parts()) {
      for (var other : outline.parts()) {
        boolean disjoint = one.endChar() <= other.startChar() || other.endChar() <= one.startChar();
        assertThat(
                disjoint || one.span().contains(other.span()) || other.span().contains(one.span()))
            .isTrue();
      }
    }
  }

  @Property(tries = 200)
  void findsTheSamePiecesFromTheStartAndFromTheEnd(@ForAll("texts") String text) throws Exception {
    var outline = OutlineBuilder.of(document(text), new OutlineSettings(1000, 1000));
    var pieces = new Pieces(outline, span -> text.substring(span.startChar(), span.endChar()));
    for (var unit : List.of(Unit.SENTENCE, Unit.PARAGRAPH, Unit.LINE, Unit.WORD)) {
      assertThat(List.copyOf(pieces.last(unit, 100_000, outline.fullSpan())))
          .isEqualTo(List.copyOf(pieces.first(unit, 100_000, outline.fullSpan())));
    }
  }

  @net.jqwik.api.Provide
  net.jqwik.api.Arbitrary<String> texts() {
    return net.jqwik.api.Arbitraries.of(
            "Chapter 1",
            "Chapter 2",
            "Part II",
            "1.1 A",
            "1.2 B",
            "第一章 甲",
            "第二条 乙。",
            "Figure 1: x",
            "\n",
            "\n\n",
            "\n",
            "It rained. ",
            "He left.",
            " ",
            "* * *",
            "1. One",
            "2. Two",
            "IV",
            "\f",
            "Epilogue",
            "§ 3 Z",
            "a\tb",
            "“Yes.”")
        .list()
        .ofMaxSize(40)
        .map(words -> String.join("", words));
  }

  private static ParsedDocument document(String text) {
    return new ParsedDocument(
        "text/plain", text, List.of(new ParsedDocument.Page(1, 0)), List.of(), List.of());
  }

  private static String show(String name, String text, String question) throws Exception {
    return show(GeneratedBooksTest.places(name, text), text, question);
  }

  static String show(Places places, String text, String question) throws Exception {
    var references = places.references(question);
    if (references.isEmpty()) {
      return "none";
    }
    return switch (places.resolve(references.getFirst())) {
      case Resolution.Found found -> GeneratedBooksTest.joined(found, text);
      case Resolution.Ambiguous ambiguous ->
          String.join(" | ", ambiguous.places().stream().map(Resolution.Found::label).toList());
      case Resolution.NotFound missing ->
          (missing.certain() ? "certainly" : "perhaps") + " not: " + missing.existing().inWords();
      case Resolution.Counted counted -> Integer.toString(counted.count());
    };
  }
}
