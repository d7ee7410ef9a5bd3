package dev.trawl.retrieval.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.jsoup.nodes.Entities;

/** The words, numbers and dates that were written are read, in the same order and paragraphs. */
class DocumentLawsTest {
  @Property(tries = 50)
  void readsWhatWasWrittenIntoAnOdt(@ForAll("paragraphs") List<String> paragraphs)
      throws Exception {
    var body = markup("<text:p>%s</text:p>", paragraphs);
    var odt = Zips.openDocument("text", "<office:text>" + body + "</office:text>");
    assertThat(Samples.parse("a.odt", odt).text()).isEqualTo(text(paragraphs));
  }

  @Property(tries = 50)
  void readsWhatWasWrittenIntoAnOdp(@ForAll("paragraphs") List<String> paragraphs)
      throws Exception {
    var slides = markup("<draw:page><text:p>%s</text:p></draw:page>", paragraphs);
    var odp =
        Zips.openDocument(
            "presentation", "<office:presentation>" + slides + "</office:presentation>");
    var parsed = Samples.parse("a.odp", odp);
    assertThat(parsed.text()).isEqualTo(text(paragraphs));
    assertThat(parsed.pages()).hasSize(paragraphs.size());
  }

  @Property(tries = 30)
  void readsWhatWasWrittenIntoAPptx(@ForAll("paragraphs") List<String> paragraphs)
      throws Exception {
    var out = new ByteArrayOutputStream();
    try (var show = new XMLSlideShow()) {
      for (var paragraph : paragraphs) {
        show.createSlide().createTextBox().setText(paragraph);
      }
      show.write(out);
    }
    var parsed = Samples.parse("a.pptx", out.toByteArray());
    assertThat(parsed.text()).isEqualTo(text(paragraphs));
    assertThat(parsed.pages()).hasSize(paragraphs.size());
  }

  @Property(tries = 50)
  void readsWhatWasWrittenIntoAnEpub(@ForAll("paragraphs") List<String> paragraphs)
      throws Exception {
    var chapter = markup("<p>%s</p>", paragraphs);
    assertThat(Samples.parse("a.epub", Zips.epub(chapter, chapter)).text())
        .isEqualTo(text(paragraphs) + "\n\n" + text(paragraphs));
  }

  @Property(tries = 50)
  void readsWhatWasWrittenIntoAMail(@ForAll("paragraphs") List<String> paragraphs)
      throws Exception {
    var page = "<html><body>" + markup("<p>%s</p>", paragraphs) + "</body></html>";
    assertThat(body("text/plain", text(paragraphs))).isEqualTo(text(paragraphs));
    assertThat(body("text/html", page)).isEqualTo(text(paragraphs));
  }

  private static String body(String type, String content) throws Exception {
    var mail =
        "Date: Tue, 3 Mar 2026 09:30:00 +0900\nContent-Type: %s; charset=utf-8\n"
            + "Content-Transfer-Encoding: base64\n\n%s\n";
    var encoded = Base64.getMimeEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
    var head = "Date: Tue, 3 Mar 2026 09:30:00 +0900\n\n";
    var text = Samples.parse("a.eml", mail.formatted(type, encoded)).text();
    assertThat(text).startsWith(head);
    return text.substring(head.length());
  }

  private static String text(List<String> paragraphs) {
    return String.join("\n\n", paragraphs);
  }

  private static String markup(String element, List<String> paragraphs) {
    return paragraphs.stream()
        .map(paragraph -> element.formatted(Entities.escape(paragraph)))
        .collect(Collectors.joining("\n"));
  }

  /** Paragraphs of words, numbers and dates with one space between them. */
  @Provide
  Arbitrary<List<String>> paragraphs() {
    var words = Arbitraries.of("Ada", "naïve", "年月日", "a<b", "&", "\"so\"", "m²", "🚢", "e.g.");
    var numbers =
        Arbitraries.bigDecimals().ofScale(2).map(number -> String.format("%,.2f", number));
    var ranges = Arbitraries.of("3–5", "-3", "10^6", "1/2", "12%", "€5", "0.000", "1e-7", "NaN");
    var dates =
        Arbitraries.integers()
            .between(-20_000, 40_000)
            .map(day -> java.time.LocalDate.ofEpochDay(day).toString());
    return Arbitraries.oneOf(words, numbers, ranges, dates)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .map(all -> String.join(" ", all))
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }
}
