package dev.trawl.retrieval.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trawl.protocol.Source;
import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.format.Samples;
import dev.trawl.retrieval.outline.OutlineBuilder;
import dev.trawl.retrieval.outline.OutlineSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests places in real documents. They are not in the repository, but in the folder given by the
 * environment variable {@code TRAWL_DATA_SAMPLES}, or in {@code ../shared/data}. Without this
 * folder the tests are skipped.
 */
@Timeout(300)
class RealPlacesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          books-en/war-and-peace.txt | What is the first sentence of chapter 2 of book three?  | In November, 1805, Prince Vasíli had to go on a tour of inspection in four different provinces.
          books-en/war-and-peace.txt | What is the title of book five?                          | BOOK FIVE: 1806 - 07
          books-en/war-and-peace.txt | How does chapter one of book one begin?                  | “Well, Prince, so Genoa and Lucca*
          books-en/war-and-peace.txt | How many books are there?                                | 15
          books-en/war-and-peace.txt | How many chapters are in book three?                     | 19
          books-en/war-and-peace.txt | What happens in chapter 40 of book three?                | certainly not: the document has chapters 1 to 19
          books-en/war-and-peace.txt | What happens in chapter 5?                               | 17 places
          books-zh/三国演义.txt       | 第二回的第一句话是什么？                                    | 且说董卓字仲颖，陇西临洮人也，官拜河东太守，自来骄傲。
          books-zh/三国演义.txt       | 最后一回的最后一句话是什么？                                | 鼎足三分已成梦，后人凭吊空牢骚。
          books-zh/三国演义.txt       | 第一百三十回讲了什么？                                      | certainly not: the document has chapters 1 to 120
          books-zh/西游记.txt         | 第一百回的回目是什么？                                      | 第一百回 径回东土 五圣成真
          books-zh/水浒传.txt         | 第二回的第一句话                                            | 话说当时史进道：“却怎生是好？”
          books-zh/红楼梦.txt         | 第四回的标题是什么？                                        | 第四回 薄命女偏逢薄命郎 葫芦僧乱判葫芦案
          docs-pdf-en/install.en.pdf | What is the title of chapter 3?                          | Chapter 3 Before Installing Debian GNU/Linux
          docs-pdf-en/install.en.pdf | What does Appendix B say?                                | Appendix B Automating the installation using preseeding*
          docs-pdf-en/install.en.pdf | How many chapters are there?                             | 8
          docs-pdf-en/R-exts.pdf     | What is the first sentence of chapter 5?                 | Access to operating system functions is via the R functions system and system2.
          docs-pdf-en/R-exts.pdf     | What does section 1.1.2 say?                             | 1.1.2 Licensing Licensing for a package*
          docs-pdf-zh/maint-guide.zh-cn.pdf | 有几章？                                           | 9
          docs-pdf-zh/maint-guide.zh-cn.pdf | 第2.1节的第一句话是什么？                          | 如果你的工作基于某个上游程序，那么典型的 Debian软件包制作流程就会需要如下几个特定的文件：
          docs-markdown/rust-book-en/ch03-02-data-types.md | Describe table 3-1                  | Table 3-1: Integer Types in Rust*
          docs-markdown/rust-book-en/ch03-02-data-types.md | What is the first sentence of the Tuple Type section? | A _tuple_ is a general way of grouping together a number of values with a variety of types into one compound type.
          docs-markdown/rust-book-zh/ch17-00-async-await.md | 请描述图 17-2                     | 图 17-2：一个并行流，其中任务 A 和任务 B 的工作同时独立进行
          docs-office/markitdown_test.pptx | How many slides are there?                         | 6
          docs-office/xlsx_01.xlsx         | How many sheets are there?                          | 4
          """)
  void findsPlacesInRealDocuments(String name, String question, String expected) throws Exception {
    var document = parse(name);
    var outline = OutlineBuilder.of(document, OutlineSettings.from(Samples.trawl()));
    var text = document.text();
    var places = new Places(outline, span -> text.substring(span.startChar(), span.endChar()));
    var found = PlacesTest.show(places, text, question).replaceAll("[\\s　]+", " ").strip();
    var expectedText = expected.replaceAll("[\\s　]+", " ");
    if (expectedText.endsWith("*")) {
      assertThat(found).startsWith(expectedText.substring(0, expectedText.length() - 1));
    } else if (expectedText.endsWith(" places")) {
      assertThat(found.split(" \\| ")).hasSize(Integer.parseInt(expectedText.split(" ")[0]));
    } else {
      assertThat(found).isEqualTo(expectedText);
    }
  }

  private static ParsedDocument parse(String name) throws Exception {
    var file = data().resolve(name);
    assumeTrue(Files.exists(file), "missing file: " + file);
    var parser = Samples.parser();
    try (var raw = parser.fetch(new Source.LocalFile(file, name))) {
      return parser.parse(raw);
    }
  }

  private static Path data() {
    var named =
        Optional.ofNullable(System.getenv("TRAWL_DATA_SAMPLES"))
            .or(() -> Optional.ofNullable(System.getProperty("TRAWL_DATA_SAMPLES")));
    // Tests run in the folder of the module. The data is next to the repository.
    var data = named.map(Path::of).orElse(Path.of("..", "..", "shared", "data"));
    assumeTrue(Files.isDirectory(data), "missing folder of real documents: " + data);
    return data;
  }
}
