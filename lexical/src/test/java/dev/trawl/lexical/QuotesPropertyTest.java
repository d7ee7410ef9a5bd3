package dev.trawl.lexical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.lexical.words.WordScanner;
import dev.trawl.protocol.model.ReadingModel.Verdict;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** For any text, quotes and answers are verbatim substrings of it. */
class QuotesPropertyTest {
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "The code of the gate is 4711. ",
            "the gate ",
            "code",
            "大门的密码是4711。",
            "密码",
            "。",
            "\n\n",
            ". ",
            "(\"",
            "”",
            "《书》",
            "Anna Berg's ",
            "\uD83D\uDE00",
            "1,204 ",
            "$5 ",
            "e\u0301 ",
            "’s")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> questions() {
    return Arbitraries.of(
        "What is the code of the gate?",
        "大门的密码是什么？",
        "Who is Anna Berg?",
        "How many codes?",
        "Is the gate red?");
  }

  @Property(tries = 200)
  void everyQuoteAndAnswerIsASubstringOfTheText(
      @ForAll("questions") String question, @ForAll("texts") String text) {
    var draft = ModelFixture.answer(question, text);
    assertThat(draft.quotes()).allSatisfy(quote -> assertThat(text).contains(quote.text()));
    assertThat(text).contains(draft.text());
    if (ModelFixture.read(question, text) instanceof Verdict.Relevant relevant) {
      assertThat(relevant.quotes()).allSatisfy(quote -> assertThat(text).contains(quote));
    }
  }

  @Property(tries = 200)
  void wordsContainEverythingExceptWhiteSpace(@ForAll("texts") String text) {
    int at = 0;
    for (var word : WordScanner.scan(text)) {
      assertThat(text.substring(at, word.start())).isBlank();
      assertThat(text.substring(word.start(), word.end())).isEqualTo(word.surface());
      at = word.end();
    }
    assertThat(text.substring(at)).isBlank();
  }
}
