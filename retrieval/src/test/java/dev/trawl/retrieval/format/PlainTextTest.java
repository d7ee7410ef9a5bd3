package dev.trawl.retrieval.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.trawl.retrieval.document.ParsedDocument.Heading;
import dev.trawl.retrieval.document.ParsedDocument.Page;
import org.junit.jupiter.api.Test;

class PlainTextTest {
  @Test
  void keepsEveryCharacter() throws Exception {
    var text =
        "First.  Second!\n\n"
            + "\t3f2a9c0d1e4b5a69788796a5b4c3d2e1f00112233 costs 1,234.50 …\n"
            + "  𝒳 e\u0301\n";
    assertThat(Samples.parse("a.txt", text).text()).isEqualTo(text);
  }

  @Test
  void normalisesLineEnds() throws Exception {
    assertThat(Samples.parse("a.txt", "one\r\ntwo\rthree\r\n\r\nfour").text())
        .isEqualTo("one\ntwo\nthree\n\nfour");
  }

  @Test
  void startsAPageAtAFormFeed() throws Exception {
    var parsed = Samples.parse("a.txt", "one\n\ftwo\n\fthree");
    assertThat(parsed.text()).isEqualTo("one\n\ftwo\n\fthree");
    assertThat(parsed.pages()).containsExactly(new Page(1, 0), new Page(2, 5), new Page(3, 10));
  }

  @Test
  void findsMarkdownHeadingsButNotCommentsInCode() throws Exception {
    var text = "# One #\n\n```sh\n# no heading\n```\nTwo\n===\n## Two.one\ntext\n#not\n";
    assertThat(Samples.parse("a.md", text).headings())
        .containsExactly(
            new Heading(1, 0, "One"),
            new Heading(1, text.indexOf("Two\n"), "Two"),
            new Heading(2, text.indexOf("## "), "Two.one"));
  }

  @Test
  void findsChaptersAndNumberedSectionsInPlainText() throws Exception {
    var text =
        "PART ONE\n\nCHAPTER IV.\n\nChapter 3 was long ago, he said.\n\n2.1 Results\n\nfoo\n\n"
            + "第一回 宴桃園豪傑三結義\n話說天下大勢。\n第三章\n正文";
    assertThat(Samples.parse("a.txt", text).headings())
        .extracting(Heading::level, Heading::title)
        .containsExactly(
            tuple(1, "PART ONE"),
            tuple(2, "CHAPTER IV."),
            tuple(3, "2.1 Results"),
            tuple(2, "第一回 宴桃園豪傑三結義"),
            tuple(2, "第三章"));
  }

  @Test
  void aChineseChapterLineThatEndsWithAFullStopIsASentence() throws Exception {
    var text = "第七回 夜渡\n\n第八回的渡船晚上八点离开桐塘县。\n\n第九回 谁在岸上？\n\n正文";
    assertThat(Samples.parse("a.txt", text).headings())
        .extracting(Heading::title)
        .containsExactly("第七回 夜渡", "第九回 谁在岸上？");
  }

  @Test
  void doesNotTakeFrontMatterForHeadings() throws Exception {
    var text = "---\ntitle: The lamp\n# a comment\n---\n# One\ntext\n";
    assertThat(Samples.parse("a.md", text).headings())
        .containsExactly(new Heading(1, text.indexOf("# One"), "One"));
    var lines = "---\n\nTwo\n---\ntext\n";
    assertThat(Samples.parse("a.md", lines).headings()).containsExactly(new Heading(2, 5, "Two"));
  }

  /** An index cannot store a title of 65,536 bytes. */
  @Test
  void aLongHeadingIsAParagraph() throws Exception {
    var text = "# One\n\n# %s\n\ntext\n".formatted("標題".repeat(15_000));
    assertThat(Samples.parse("a.md", text).headings()).containsExactly(new Heading(1, 0, "One"));
  }

  @Test
  void keepsSourceCodeAsItIs() throws Exception {
    var code = "def depth():\n    # CHAPTER 1\n\n    return 82\n";
    var parsed = Samples.parse("wells.py", code);
    assertThat(parsed.text()).isEqualTo(code);
    assertThat(parsed.headings()).isEmpty();
  }

  @Test
  void leavesOutPicturesInMarkdown() throws Exception {
    var picture = "iVBORw0KGgo1".repeat(5000);
    var text = "# Map\n\n![map](data:image/png;base64,%s) shows Northwell.\n".formatted(picture);
    var parsed = Samples.parse("a.md", text);
    assertThat(parsed.text())
        .isEqualTo("# Map\n\n![map](data:image/png;base64,) shows Northwell.\n");
    assertThat(parsed.warnings()).containsExactly("1 picture in the text was left out");
    var mention = "Write data:text/plain;base64,TG9uZw== here";
    assertThat(Samples.parse("a.txt", mention).text()).isEqualTo(mention);
    assertThat(Samples.parse("a.txt", "x;base64,TG9u").text()).isEqualTo("x;base64,TG9u");
  }
}
