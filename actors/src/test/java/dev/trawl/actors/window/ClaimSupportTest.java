package dev.trawl.actors.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.actors.window.ClaimSupport.Denial;
import dev.trawl.actors.window.ClaimSupport.SupportedClaim;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.model.ReadingModel.Claim;
import dev.trawl.protocol.model.ReadingModel.Draft;
import dev.trawl.protocol.model.ReadingModel.Quote;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimSupportTest {
  private static final String SAILED = "The ferry to Lund first sailed on 4 May 1904.";
  private static final String BUILT = "It was built by Ida Kroll and cost 3,200 crowns.";
  private static final String CLOSED = "The line was never closed in winter.";
  private static final Excerpt HISTORY =
      Excerpts.of(0, 0, "Ferries of Skane", SAILED + " " + BUILT + " " + CLOSED);
  private static final Excerpt WEATHER =
      Excerpts.of(1, 200, "It rained on most days of that year.");
  private static final String QUESTION = "What is known about the ferry?";

  @Test
  void aClaimIsSupportedByTheSentencesThatItNames() {
    var support =
        support(claim("It first sailed in 1904", SAILED), claim(" and Kroll built it.", BUILT));
    assertThat(support.claims())
        .extracting(ClaimSupportTest::quotes)
        .containsExactly(List.of(SAILED), List.of(BUILT));
    assertThat(support.claims()).allMatch(SupportedClaim::checked);
    assertThat(support.evidence()).extracting(Evidence::quote).containsExactly(SAILED, BUILT);
    assertThat(support.dropped()).isZero();
  }

  @Test
  void aClaimMayNameTheColumnOfItsRow() {
    var row = "Skarv | 120 | 440";
    var table = Excerpts.inTable("Harbour | Grain | Coal", row);
    var named = List.of(new Quote(table.chunk().id(), row));
    var draft = draft(new Claim("Skarv had 440 in the column Coal.", named));
    assertThat(ClaimSupport.of(draft, List.of(table), "How much?").claims())
        .singleElement()
        .matches(SupportedClaim::checked);
  }

  @ParameterizedTest
  @CsvSource({
    "It first sailed on 4 May 1905.",
    "It first sailed on 4 June 1904.",
    "The ferry to Malmo first sailed on 4 May 1904.",
    "The ferry to Lund did not sail in 1904.",
  })
  void aClaimWithANameNumberOrNegationThatItsSentenceLacksIsNotChecked(String text) {
    assertThat(support(claim(text, SAILED)).claims())
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(claim.checked()).isFalse();
              assertThat(quotes(claim)).containsExactly(SAILED);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "Ida Kroll built it for 3200 crowns.|The line was never closed in winter.",
    "It was built by Ida Kroll.|The ferry to Lund first sailed on 4 May 1904.",
  })
  void ifTheNamedSentenceDoesNotSupportAClaimAnotherMay(String text) {
    var parts = text.split("\\|");
    assertThat(support(claim(parts[0].replace("3200", "3,200"), parts[1])).claims())
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(claim.checked()).isTrue();
              assertThat(quotes(claim)).containsExactly(BUILT);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "It was loved by all. It first sailed in 1904.",
        "The ferry was old. It first sailed in 1904.",
        "The ferry to Lund sank in 1930. It first sailed in 1904.",
        "All liked it very much! It first sailed in 1904.",
        "- It was loved by all\\n- It first sailed in 1904",
      })
  void aSentenceBeforeTheOneWithTheMarkerIsNotSupportedByIt(String text) {
    assertThat(support(claim(text.replace("\\n", "\n"), SAILED)).claims())
        .extracting(ClaimSupportTest::quotes)
        .containsExactly(List.of(), List.of(SAILED));
  }

  @Test
  void aSentenceBeforeTheOneWithTheMarkerKeepsWhatSupportsIt() {
    var text = "The ferry to Lund first sailed in May 1904. It was built by Kroll. It was a ferry.";
    assertThat(support(claim(text, SAILED)).claims())
        .extracting(ClaimSupportTest::quotes)
        .containsExactly(List.of(SAILED), List.of(BUILT), List.of(SAILED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Yes. It first sailed in 1904.",
        "## History\\nIt first sailed in 1904.",
        "What is known is this: It first sailed in 1904.",
        "**In short:**\\nIt first sailed in 1904.",
      })
  void wordsThatClaimNothingBelongToTheSentenceThatFollows(String text) {
    assertThat(support(claim(text.replace("\\n", "\n"), SAILED)).claims())
        .singleElement()
        .satisfies(claim -> assertThat(quotes(claim)).containsExactly(SAILED));
  }

  @Test
  void theSentencesOfAChineseAnswerAreClaimsOfTheirOwn() {
    var lit = "这盏灯于1874年点亮。";
    var excerpt = Excerpts.of(0, 0, lit + "看守人是奥拉·布兰特。");
    var quote = new Quote(excerpt.chunk().id(), lit);
    var draft = draft(new Claim("船在雾中沉没了。灯于1874年点亮。", List.of(quote)));
    assertThat(ClaimSupport.of(draft, List.of(excerpt), "灯是何时点亮的？").claims())
        .extracting(SupportedClaim::checked)
        .containsExactly(false, true);
  }

  @ParameterizedTest
  @CsvSource({
    "It cost 3200 crowns.|It was built by Ida Kroll and cost 3200 crowns.",
    "It was built on 4 May.|It was built on 04.05.1904.",
    "There were 12 boats.|There were twelve boats.",
    "There were 21 boats.|There were twenty one boats.",
    "In Krolls yard it was built.|It was built by Ida Kroll in a yard.",
    "No.|The lamp was dark.",
    "It was built by a Dutch firm from Mexico.|A Mexican firm with a Dutch name built it.",
    "It was built in 1904; the sources do not agree on more.|It was built in 1904.",
    "Die Lampe wurde von dem Wärter angezündet.|Der Leuchtturmwärter zündete die Lampe an.",
  })
  void acceptsOtherFormsOfNumbersAndNames(String pair) {
    var parts = pair.split("\\|");
    var excerpt = Excerpts.of(0, 0, parts[1]);
    var draft = draft(new Claim(parts[0], List.of(new Quote(excerpt.chunk().id(), parts[1]))));
    assertThat(ClaimSupport.of(draft, List.of(excerpt), "What?").claims())
        .allMatch(SupportedClaim::checked);
  }

  @Test
  void aClaimThatNamesEverySentenceIsSupportedByTheClosest() {
    var all = IntStream.range(0, 200).mapToObj(at -> at % 2 == 0 ? SAILED : CLOSED).toList();
    assertThat(support(claim("It was built by Kroll.", all.toArray(String[]::new))).claims())
        .singleElement()
        .satisfies(claim -> assertThat(quotes(claim)).containsExactly(BUILT));
  }

  @ParameterizedTest
  @CsvSource({
    "The line was not closed in winter.",
    "It was never closed.",
    "Nobody closed the line in winter.",
  })
  void aNegativeClaimIsCheckedIfItsSentenceIsNegativeToo(String text) {
    assertThat(support(claim(text, CLOSED)).claims()).allMatch(SupportedClaim::checked);
  }

  @Test
  void acceptsNamesFromTheQuestionAndTheHeading() {
    var draft = draft(claim("For Malmo and Skane it sailed in 1904.", SAILED));
    var question = "What about Malmo?";
    assertThat(ClaimSupport.of(draft, List.of(HISTORY), question).claims())
        .allMatch(SupportedClaim::checked);
    assertThat(ClaimSupport.of(draft, List.of(HISTORY), QUESTION).claims())
        .noneMatch(SupportedClaim::checked);
  }

  @Test
  void aTranslationIsCheckedByItsNumbersAlone() {
    assertThat(support(claim("隆德渡轮于1904年首航。", SAILED)).claims()).allMatch(SupportedClaim::checked);
    assertThat(support(claim("隆德渡轮于1905年首航。", SAILED)).claims()).noneMatch(SupportedClaim::checked);
    assertThat(support(claim("1904年以前没有渡轮。", SAILED)).claims()).allMatch(SupportedClaim::checked);
  }

  @Test
  void aClaimThatItsOnlySentenceDeniesDoesNotGetAnotherSentence() {
    var spring = "In spring the milk of the farm was fresh.";
    var autumn = "In autumn the milk of the farm was not fresh.";
    var excerpt = Excerpts.of(0, 0, spring + " " + autumn);
    var named = List.of(new Quote(excerpt.chunk().id(), autumn));
    var support =
        ClaimSupport.of(
            draft(new Claim("The milk of the farm was fresh.", named)), List.of(excerpt), "How?");
    assertThat(support.isComplete()).isFalse();
    assertThat(support.claims())
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(claim.denial()).isEqualTo(Denial.BY_SENTENCE);
              assertThat(claim.checked()).isFalse();
              assertThat(quotes(claim)).containsExactly(autumn);
            });
  }

  @Test
  void aClaimWithoutSentencesGetsTheClosestOne() {
    assertThat(support(claim("The ferry first sailed in May 1904.")).claims())
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(quotes(claim)).containsExactly(SAILED);
              assertThat(claim.checked()).isTrue();
            });
  }

  @Test
  void alignsEachSentenceOfAnAnswerWithoutClaims() {
    var text = "The ferry to Lund first sailed in 1904. It was built by Ida Kroll.\nI hope so.";
    var support = ClaimSupport.of(new Draft(true, text, List.of(), 1), excerpts(), QUESTION);
    assertThat(support.claims())
        .extracting(ClaimSupportTest::quotes)
        .containsExactly(List.of(SAILED), List.of(BUILT), List.of());
    assertThat(support.claims().stream().map(SupportedClaim::text).collect(Collectors.joining()))
        .isEqualTo(text);
  }

  @Test
  void aClaimOfTwoFactsIsSupportedByTheTwoSentencesThatStateThem() {
    var text = "The ferry to Lund sailed in 1904, built by Ida Kroll for 3,200 crowns.";
    assertThat(support(claim(text)).claims())
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(claim.checked()).isTrue();
              assertThat(quotes(claim)).containsExactlyInAnyOrder(SAILED, BUILT);
            });
  }

  @Test
  void doesNotAlignASentenceWithAnotherNameOrNumber() {
    assertThat(support(claim("The ferry to Lund first sailed on 4 May 1905.")).isUnsupported())
        .isTrue();
    assertThat(support(claim("It was built by Ida Holm and cost crowns.")).isUnsupported())
        .isTrue();
  }

  @Test
  void quotesOfAWholeAnswerSupportItAsAWhole() {
    var draft = new Draft(true, "In 1904, by Kroll.", List.of(quote(SAILED), quote(BUILT)), 1);
    assertThat(ClaimSupport.of(draft, excerpts(), QUESTION).claims())
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(claim.text()).isEqualTo("In 1904, by Kroll.");
              assertThat(quotes(claim)).containsExactly(SAILED, BUILT);
            });
  }

  @Test
  void quotesThatDoNotSupportTheWholeAnswerSupportSomeOfItsSentences() {
    var text = "The ferry to Lund first sailed in 1904. It was sold to Ida Holm in 1950.";
    var draft = new Draft(true, text, List.of(quote(SAILED), quote(BUILT)), 1);
    assertThat(ClaimSupport.of(draft, excerpts(), QUESTION).claims())
        .extracting(ClaimSupportTest::quotes)
        .containsExactly(List.of(SAILED), List.of());
  }

  @Test
  void nothingSupportsAnInventedAnswer() {
    var invented = new Quote(HISTORY.chunk().id(), "The pier burned down one night in spring.");
    var draft =
        new Draft(
            true,
            "The pier burned down.",
            List.of(invented),
            List.of(new Claim("The pier burned down.", List.of(invented))),
            1,
            false);
    var support = ClaimSupport.of(draft, excerpts(), QUESTION);
    assertThat(support.isUnsupported()).isTrue();
    assertThat(support.evidence()).isEmpty();
    assertThat(support.claims()).noneMatch(SupportedClaim::checked);
    assertThat(support.dropped()).isEqualTo(1);
  }

  @Test
  void aQuoteOfAnotherChunkIsNotFound() {
    var elsewhere = new Quote(WEATHER.chunk().id(), SAILED);
    var draft = new Draft(true, "No.", List.of(elsewhere), 1);
    assertThat(ClaimSupport.of(draft, excerpts(), QUESTION).dropped()).isEqualTo(1);
  }

  @Test
  void findsAQuoteInAnyPartOfItsChunk() {
    var first = Excerpts.of(0, 0, SAILED);
    var last = Excerpts.of(0, 90, CLOSED);
    var support =
        ClaimSupport.of(draft(claim("Never closed.", CLOSED)), List.of(first, last), QUESTION);
    assertThat(support.evidence())
        .singleElement()
        .satisfies(evidence -> assertThat(evidence.span().startChar()).isEqualTo(90));
  }

  private static ClaimSupport.Support support(Claim... claims) {
    return ClaimSupport.of(draft(claims), excerpts(), QUESTION);
  }

  private static Draft draft(Claim... claims) {
    var text = Stream.of(claims).map(Claim::text).collect(Collectors.joining());
    var quotes = Stream.of(claims).flatMap(claim -> claim.quotes().stream()).toList();
    return new Draft(true, text, quotes, List.of(claims), 1, false);
  }

  private static Claim claim(String text, String... sentences) {
    return new Claim(text, Stream.of(sentences).map(ClaimSupportTest::quote).toList());
  }

  private static Quote quote(String sentence) {
    return new Quote(HISTORY.chunk().id(), sentence);
  }

  private static List<Excerpt> excerpts() {
    return List.of(HISTORY, WEATHER);
  }

  private static List<String> quotes(SupportedClaim claim) {
    return claim.evidence().stream().map(Evidence::quote).toList();
  }
}
