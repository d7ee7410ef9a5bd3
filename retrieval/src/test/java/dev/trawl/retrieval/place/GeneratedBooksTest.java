package dev.trawl.retrieval.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.retrieval.format.Samples;
import dev.trawl.retrieval.outline.OutlineBuilder;
import dev.trawl.retrieval.outline.OutlineSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tests that places are found with their exact text in generated documents, in six languages. */
class GeneratedBooksTest {
  private static final int BOOKS = 40;
  private static final double MIN_EXACT = 0.98;

  @TestFactory
  List<DynamicTest> findsTheExactTextOfPlaces() {
    return LanguageTemplates.ALL.stream()
        .map(language -> DynamicTest.dynamicTest(language.code(), () -> check(language)))
        .toList();
  }

  private static void check(LanguageTemplates language) throws Exception {
    var wrong = new ArrayList<String>();
    int count = 0;
    for (int seed = 0; seed < BOOKS; seed++) {
      var book = new GeneratedBook(language, seed);
      var places = places(book.name(), book.text());
      for (var testCase : book.cases()) {
        count++;
        var found = text(places, testCase.question(), book.text());
        if (!found.equals(testCase.expected())) {
          wrong.add(
              "book %d: %s\n  expected: %s\n  found:    %s"
                  .formatted(seed, testCase.question(), brief(testCase.expected()), brief(found)));
        }
      }
    }
    double exact = 1 - (double) wrong.size() / count;
    assertThat(exact)
        .as(
            "%d of %d places are wrong, for example%n%s",
            wrong.size(), count, String.join("\n", wrong.subList(0, Math.min(12, wrong.size()))))
        .isGreaterThanOrEqualTo(MIN_EXACT);
  }

  private static String brief(String text) {
    var line = text.replace("\n", "\\n").replace("\f", "\\f");
    return line.length() <= 160
        ? line
        : line.substring(0, 90) + " … " + line.substring(line.length() - 60);
  }

  static Places places(String name, String text) throws Exception {
    var document = Samples.parse(name, text);
    var outline = OutlineBuilder.of(document, OutlineSettings.from(Samples.trawl()));
    return new Places(outline, span -> document.text().substring(span.startChar(), span.endChar()));
  }

  /** The text of the place that the question names; empty if there is no such place. */
  static String text(Places places, String question, String text) throws Exception {
    var references = places.references(question);
    if (references.size() != 1) {
      return references.size() + " references " + references;
    }
    return switch (places.resolve(references.getFirst())) {
      case Resolution.Found found -> joined(found, text);
      case Resolution.Ambiguous ambiguous ->
          "ambiguous: " + ambiguous.places().stream().map(Resolution.Found::label).toList();
      case Resolution.NotFound missing ->
          missing.certain() ? "" : "not certain: " + missing.existing().inWords();
      case Resolution.Counted counted -> Integer.toString(counted.count());
    };
  }

  static String joined(Resolution.Found found, String text) {
    var joined = new StringBuilder();
    for (var span : found.spans()) {
      joined.append(joined.isEmpty() ? "" : "\n").append(text, span.startChar(), span.endChar());
    }
    return joined.toString();
  }
}
