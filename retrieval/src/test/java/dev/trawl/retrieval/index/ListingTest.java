package dev.trawl.retrieval.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListingTest {
  @Test
  void recognisesATableOfContentsByItsDots() {
    assertThat(Listing.isListing(lines("Chapter %d . . . . . . . . . %d", 9, 3))).isTrue();
    assertThat(Listing.isListing(lines("第%d章 …… %d", 9, 5))).isTrue();
  }

  @Test
  void recognisesATableOfContentsByItsAscendingNumbers() {
    assertThat(Listing.isListing(lines("%d The name of a section   %d", 9, 4))).isTrue();
  }

  @Test
  void recognisesAnIndexByItsAlphabeticalOrder() {
    String index =
        "aardvark, 12\nbadger, 7, 90\ncormorant, 4\ndormouse, 88\neagle, 3\nfox, 9–11\ngull, 2";
    assertThat(Listing.isListing(index)).isTrue();
  }

  @Test
  void doesNotMistakeProseOrDataForAListing() {
    assertThat(Listing.isListing("It was in 1984.\nHe was 12.\nNo more was said.\nThe end."))
        .isFalse();
    String data = "b 3\na 9\nd 1\nc 8\na 2\nf 7\nb 1\ne 4\na 3";
    assertThat(Listing.isListing(data)).isFalse();
    assertThat(Listing.isListing("")).isFalse();
  }

  private static String lines(String form, int count, int step) {
    var lines = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      lines.append(form.formatted(i, i * step)).append('\n');
    }
    return lines.toString();
  }
}
