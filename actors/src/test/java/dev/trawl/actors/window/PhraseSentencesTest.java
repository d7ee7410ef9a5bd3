package dev.trawl.actors.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Evidence;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhraseSentencesTest {
  private static final Excerpt TEXT =
      Excerpts.of("Two libraries were drawn. The Library burned down. It was a librarian's house.");

  @Test
  void findsAPhraseInEveryInflection() {
    assertThat(found("library"))
        .containsExactly("Two libraries were drawn.", "The Library burned down.");
  }

  @Test
  void doesNotMatchAPartOfAWord() {
    assertThat(found("librar")).isEmpty();
  }

  @Test
  void findsWordsOnlyInTheGivenOrder() {
    assertThat(found("drawn libraries")).isEmpty();
  }

  private static List<String> found(String phrase) {
    return PhraseSentences.find(List.of(TEXT), phrase).stream().map(Evidence::quote).toList();
  }
}
