package dev.trawl.actors.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.actors.window.ClaimSupport.Support;
import dev.trawl.actors.window.ClaimSupport.SupportedClaim;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Retrieval;
import dev.trawl.protocol.model.ReadingModel.Claim;
import dev.trawl.protocol.model.ReadingModel.Draft;
import dev.trawl.protocol.model.ReadingModel.Quote;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that an answer is not doubted because of its form, but because of what it says. */
class ClaimFormsTest {
  private static final String SKARV = "The Skarv carried 120 tons of grain in 1904.";
  private static final String GULL = "The Gull carried 440 tons of coal.";
  private static final String OWNER = "Ida Kroll owned both boats.";
  private static final String SOLD = "She sold them because the harbour was silting up.";
  private static final String LIGHT = "The light burned all night.";
  private static final Excerpt HARBOUR =
      Excerpts.of(0, 0, String.join(" ", SKARV, GULL, OWNER, SOLD, LIGHT));
  private static final String QUESTION = "Which goods were carried, and why did it end?";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Chapter 7: The Skarv carried grain{1}",
        "7. The Skarv carried 120 tons of grain{1}",
        "Summary\n\nThe Skarv carried grain{1}",
        "**Key Findings**\nThe Skarv carried grain{1}",
        "- **Tons:** The Skarv carried 120{1}",
        "**Grain Boats:** The Skarv carried grain{1}",
        "| Boat Name | Tons Carried |\n|---|---|\n| Skarv | 120 |{1}\n| Gull | 440 |{2}",
        "The boats carried two kinds of goods.\n- Skarv: grain{1}\n- Gull: coal{2}",
        "The Skarv carried grain{1} I hope this helps.",
        "The Skarv carried grain{1} The Gull carried coal{2} These are the two goods.",
        "The Skarv carried grain{1} The Gull carried coal{2} In summary, the boats carried grain and"
            + " coal.",
        "The Skarv carried grain{1} Let me know if you need more details.",
      })
  void theFormOfAnAnswerIsNotDoubted(String text) {
    var support = support(text);
    assertThat(support.isComplete()).as("%s", support.claims()).isTrue();
    assertThat(text(support)).isEqualTo(text.replaceAll("\\{\\d}", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The Skarv carried grain{1} In summary, it carried 999 tons. | 999",
        "The Skarv carried grain{1} In summary, the boats of Malmo carried grain. | Malmo",
        "The Skarv carried grain{1} These are the 17 goods. | 17",
        "## The boats of 1777\\nThe Skarv carried grain{1} | 1777",
        "What Holm wrote is this:\\nThe Skarv carried grain{1} | Holm",
        "- **Ola Holm:** carried grain on the Skarv{1} | Holm",
        "The Gull carried coal{2} **Ola Holm:** carried 120 tons of grain on the Skarv. | Holm",
        "The boats carried 560 tons of grain and coal{1} | 560",
        "The Gull carried 320 tons more than the Skarv{2} | 320",
        "The Skarv carried 121 tons of grain{1} | 121",
      })
  void aNameOrANumberThatNoSentenceHasIsReported(String text, String missing) {
    var support = support(text.replace("\\n", "\n"));
    assertThat(support.isComplete()).isFalse();
    assertThat(support.missing()).contains(missing);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The Skarv carried grain{1} The crew was loved by all.",
        "The Skarv carried grain{1} In summary, the crew was loved by all.",
        "The Skarv carried grain{1} In short, the light did not burn.",
        "The Skarv carried grain{1} These were the murderers.",
        "The Skarv carried grain{1} These were not the goods.",
      })
  void anInventedLastSentenceIsUnsupported(String text) {
    assertThat(support(text).claims().getLast().isUnsupported()).isTrue();
  }

  @Test
  void aConclusionCitesTheSentencesOfTheClaimsThatItRepeats() {
    var support =
        support(
            "The Skarv carried cereals{1} The Gull carried fuel{2} In summary, fuel and cereals were"
                + " carried.");
    assertThat(quotes(support.claims().getLast())).containsExactlyInAnyOrder(SKARV, GULL);
  }

  @Test
  void aConclusionInPartlyOtherWordsCitesTheClaimsThatItRepeats() {
    var support =
        support(
            "The Skarv carried grain in 1904{1} The Gull carried coal{2}\n\nIn short, the Skarv was"
                + " busy with grain, the other vessel brought coal.");
    assertThat(support.isComplete()).isTrue();
    assertThat(quotes(support.claims().getLast())).containsExactlyInAnyOrder(SKARV, GULL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n\nSource: a.txt",
        "\n**Sources:** a.txt, a.txt",
        "\n\n(Source: `a.txt`, page 1)",
        "\nSources:\n- a.txt\n- a.txt",
        "\n来源：a.txt",
      })
  void aLineThatOnlyNamesTheDocumentIsLeftOut(String line) {
    var support = support("The Skarv carried grain.{1}" + line);
    assertThat(support.isComplete()).as("%s", support.claims()).isTrue();
    assertThat(text(support).strip()).isEqualTo("The Skarv carried grain.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\nSource: Wikipedia",
        "\nSource: a.txt and Wikipedia",
        "\nSource: a.txt, where the captain tells it",
        "\nThe document a.txt is old.",
      })
  void anotherSourceIsNotLeftOut(String line) {
    var support = support("The Skarv carried grain.{1}" + line);
    assertThat(text(support)).contains(line.strip());
    assertThat(support.isComplete()).isFalse();
  }

  @Test
  void keepsTheSentencesThatTheModelNamesAndAddsTheOneThatTheyLack() {
    assertThat(quotes(only("Ida Kroll sold both boats because of the harbour{4}")))
        .containsExactly(SOLD, OWNER);
    assertThat(quotes(only("The Skarv and the Gull carried 120 and 440 tons{1}")))
        .containsExactly(SKARV, GULL);
  }

  @Test
  void leavesOutNamedSentencesThatShareNothingWithTheClaim() {
    assertThat(quotes(only("The Gull carried 440 tons of coal{5}"))).containsExactly(GULL);
  }

  @Test
  void aNumberOfAnotherSentenceCountsUnlessItReplacesOne() {
    assertThat(only("The Skarv carried 440 tons of grain in 1904{1}").missing())
        .containsExactly("440");
    assertThat(only("The Skarv carried 120 tons, and another boat 440{1}").checked()).isTrue();
  }

  @Test
  void aSentenceNeedNotRepeatTheHeadingOfItsOwnSection() {
    var first = "The fleet of Lund had nine boats. ";
    var second = "It had two boats.";
    var text = first + second;
    var plain = Excerpts.of(0, 100, "Harbours › Lund", text);
    var start = plain.chunk().startChar() + first.length();
    var excerpt =
        new Excerpt(
            plain.chunk(),
            "a.txt",
            0,
            List.of(),
            List.of(new Retrieval.SectionStart("Harbours › Malmo in 1950", start)),
            List.of());
    assertThat(checked(excerpt, second, "The fleet of Malmo had two boats in 1950.")).isTrue();
    assertThat(checked(excerpt, second, "In 1950 the fleet of Lund had two boats.")).isTrue();
    assertThat(checked(excerpt, first.strip(), "The fleet of Malmo had nine boats.")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Twenty-nine boats sank. | Nineteen boats sank. | Twenty-nine",
        "Twenty boats sank. | Twenty-nine boats sank. | Twenty",
        "29 boats sank. | Nineteen boats sank. | 29",
        "Twenty-nine boats sank. | 19 boats sank. | Twenty-nine",
        "He has three boats. | He has four boats. | three",
        "Neunzehn Boote sanken. | Siebzehn Boote sanken. | Neunzehn",
        "Trente bateaux ont coulé. | Quarante bateaux ont coulé. | Trente",
        "七十艘船沉没了。 | 十九艘船沉没了。 | 七十",
        "三艘船沉没了。 | 四艘船沉没了。 | 三",
      })
  void aSpelledNumberThatTheSentenceLacksIsReported(String text, String sentence, String missing) {
    var claim = claim(Excerpts.of(0, 0, sentence), sentence, text, "What happened?");
    assertThat(claim.checked()).isFalse();
    assertThat(claim.missing()).containsExactly(missing);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Forty-two boats sank. | 42 boats sank.",
        "42 boats sank. | Forty-two boats sank.",
        "Zweiundvierzig Boote sanken. | 42 Boote sanken.",
        "四十二艘船沉没了。 | 42艘船沉没了。",
        "42艘船沉没了。 | 四十二艘船沉没了。",
        "四十二艘船沉没了。 | Forty-two boats sank.",
        "One boat sank. | A boat sank.",
        "The two boats sank. | The Skarv and the Gull sank, boats of Lund.",
        "He had two hundred boats. | He had 200 boats.",
      })
  void aNumberMayBeInDigitsOrInWords(String text, String sentence) {
    var claim = claim(Excerpts.of(0, 0, sentence), sentence, text, "What happened?");
    assertThat(claim.checked()).as("%s", claim).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "They cost 620 marks in total. | The tower cost 300 marks, the gate 200 marks and the wall 120 marks.",
        "They cost 620 marks in total. | The tower cost 300 marks, the gate 200 and the wall 120.",
        "620 marks: 300 for the tower, 200 for the gate, 120 for the wall. | The tower cost 300, the gate 200, the wall 120 marks in 1904.",
        "300 + 200 = 500. | The tower cost 300 marks, the gate 200 marks and the wall 120 marks.",
        "The tower cost 100 marks more than the gate. | The tower cost 300 marks, the gate 200 marks.",
        "It was open for thirty-one years. | It was open from 1874 to 1905.",
        "Together they paid 1,500.50 marks. | He paid 1,000 marks and she paid 500.50 marks.",
        "一共花了六百两。 | 塔花了三百两，门花了二百两，墙花了一百两。",
      })
  void aCorrectSumOrDifferenceOfTheSentencesNumbersIsSupported(String text, String sentence) {
    var claim = claim(Excerpts.of(0, 0, sentence), sentence, text, "How much was it?");
    assertThat(claim.checked()).as("%s", claim).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "They cost 610 marks in total. | The tower cost 300 marks, the gate 200 marks and the wall 120 marks. | 610",
        "300 + 200 = 510. | The tower cost 300 marks, the gate 200 marks and the wall 120 marks. | 510",
        "They cost 420 marks in total. | The tower cost 300 marks, the gate 200 marks and the wall 120 marks. | 420",
        "They are 320 in total. | The tower cost 300 marks and has 20 doors. | 320",
        "They cost 45 marks. | 1 mark, 2 marks, 3 marks, 4 marks, 5 marks, 6 marks, 7 marks, 8 marks, 9 marks. | 45",
        "一共花了七百两。 | 塔花了三百两，门花了二百两，墙花了一百两。 | 七百",
      })
  void anyOtherCalculatedNumberIsReported(String text, String sentence, String missing) {
    var claim = claim(Excerpts.of(0, 0, sentence), sentence, text, "How much was it?");
    assertThat(claim.missing()).containsExactly(missing);
  }

  private static final String SMITH = "The smith at Hill Forge is Ida Kroll.";
  private static final String BROTHERS = "The brothers Brandt run a mill with Mr Holm at Low Weir.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ida Brandt is the smith at Hill Forge.",
        "The smith at Hill Forge is Ida Brandt.",
        "Ida Holm is the smith at Hill Forge.",
        "The smith works at Hill Weir.",
      })
  void aNameThatIsMixedFromTwoIsNotSupported(String text) {
    var excerpt = Excerpts.of(0, 0, SMITH + " " + BROTHERS);
    var one = claim(excerpt, SMITH, text, "Who is the smith?");
    assertThat(one.checked()).isFalse();
    assertThat(quotes(one)).containsExactly(SMITH);
    assertThat(one.missing()).isNotEmpty();

    var id = excerpt.chunk().id();
    var both = List.of(new Quote(id, SMITH), new Quote(id, BROTHERS));
    var draft = new Draft(true, text, both, List.of(new Claim(text, both)), 1, false);
    var two = ClaimSupport.of(draft, List.of(excerpt), "Who is the smith?").claims().getFirst();
    assertThat(two.missing()).singleElement().asString().contains(" ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ida Kroll is the smith, and the brothers Brandt run a mill.",
        "The smith is Ida Kroll, and Mr Brandt runs a mill.",
        "At Low Weir Brandt and Holm run a mill, and Kroll is the smith.",
        "Brandt runs a mill. Ida Kroll is the smith.",
      })
  void namesOfDifferentSentencesMayStandInOneClaim(String text) {
    var excerpt = Excerpts.of(0, 0, SMITH + " " + BROTHERS);
    var id = excerpt.chunk().id();
    var both = List.of(new Quote(id, SMITH), new Quote(id, BROTHERS));
    var draft = new Draft(true, text, both, List.of(new Claim(text, both)), 1, false);
    assertThat(ClaimSupport.of(draft, List.of(excerpt), "Who works?").isComplete()).isTrue();
  }

  private static boolean checked(Excerpt excerpt, String sentence, String text) {
    return claim(excerpt, sentence, text, "How many?").checked();
  }

  private static SupportedClaim claim(
      Excerpt excerpt, String sentence, String text, String question) {
    var quote = new Quote(excerpt.chunk().id(), sentence);
    var draft =
        new Draft(true, text, List.of(quote), List.of(new Claim(text, List.of(quote))), 1, false);
    return ClaimSupport.of(draft, List.of(excerpt), question).claims().getFirst();
  }

  @Test
  void aFaithfulSummaryInOtherWordsIsMostlySupported() {
    var text =
        "The lighthouse at Haymouth was built in 1874 by Samuel Bergin. In those days a dozen"
            + " fishing boats were lost every year on the reef outside the village. The first"
            + " keeper was Adam Lind, whose left leg was lame. He lived in the tower for"
            + " thirty-one years and never let the lamp go out for a single night. In 1905 Lind"
            + " died of a fever and his daughter Mary took his place. At first the harbour board"
            + " refused and said that a woman could not do such work. She kept a diary in which she"
            + " noted the wind, the passing ships and the colour of the water. Later a professor"
            + " borrowed these notebooks to study the tides. In 1940 the occupying army ordered the"
            + " light to be put out. At night she lit it for half an hour so that boats with"
            + " refugees could find the channel. Today the tower is a museum. Every summer many"
            + " visitors come to take photographs, and fewer and fewer people go fishing.";
    var faithful =
        List.of(
            "The Haymouth lighthouse was erected in 1874 because so many boats sank on the reef.",
            "Its lame first keeper, Adam Lind, kept the lamp alight every single night.",
            "After his death in 1905 his daughter succeeded him, although the board at first"
                + " objected to a woman.",
            "Her diary of winds and ships was later used by a scholar who studied tides.",
            "During the occupation in 1940 she secretly helped boats of refugees to find the way.",
            "The tower has become a museum with many visitors, while fishing has declined.");
    var invented =
        List.of(
            "The tower burned down in 1912 and had to be rebuilt.",
            "Mary married a captain and moved to Dublin.",
            "The keeper drank and often forgot his duty.",
            "The museum has been closed because of its high costs.",
            "The government honoured her with a medal.");
    assertThat(summary(text, faithful, " ")).hasSizeGreaterThanOrEqualTo(5);
    assertThat(summary(text, invented, " ")).isEmpty();
  }

  @Test
  void aFaithfulChineseSummaryInOtherWordsIsMostlySupported() {
    var text =
        "海门村的灯塔建于1874年，建造者是工程师沈伯年。那时候，每年都有十几条渔船在村外的暗礁上撞沉。"
            + "台风来的时候，看守人用绳子把自己绑在栏杆上，怕被风卷走。1905年，林阿水病死了，他的女儿林秀英接替了他。"
            + "秀英识字，她每天都写日记，记下风向、过往的船只和海水的颜色。这些本子后来被大学的教授借去研究潮汐，出版成一本书。"
            + "战后灯塔换成了电灯，用柴油机发电。秀英搬回村里，教孩子们认字。"
            + "她去世的时候，村里的渔民把船开到海上，每条船上点了一盏灯，围着灯塔转了三圈。"
            + "现在灯塔成了博物馆。每年夏天有很多游客来拍照，打鱼的人倒越来越少了。";
    var faithful =
        List.of(
            "海门村在1874年修起了灯塔，因为村外的礁石常年使许多渔船沉没。",
            "遇上台风，看守人把自己捆在栏杆上以免被吹走。",
            "1905年林阿水去世，女儿林秀英成为新的看守人。",
            "她天天记日记，写下风和船的情况，后来被学者拿去研究潮汐并出书。",
            "她去世时，渔民们在船上点灯，绕着灯塔航行，向她致意。",
            "如今灯塔改成了博物馆，游客众多，而打鱼的人减少了。");
    var invented = List.of("大火在1912年烧毁了房屋。", "政府为她颁发了一枚奖章，并建了纪念碑。", "村民因为费用争吵，最后请县长来调解。");
    assertThat(summary(text, faithful, "")).hasSizeGreaterThanOrEqualTo(5);
    assertThat(summary(text, invented, "")).isEmpty();
  }

  /** The sentences of a summary without markers that have evidence. */
  private static List<String> summary(String text, List<String> sentences, String space) {
    var draft = new Draft(true, String.join(space, sentences), List.of(), 1);
    return ClaimSupport.of(draft, List.of(Excerpts.of(text)), "Summarise the text.")
        .claims()
        .stream()
        .filter(claim -> claim.checked() && !claim.isPlain())
        .map(SupportedClaim::text)
        .toList();
  }

  private static SupportedClaim only(String text) {
    var claims = support(text).claims();
    assertThat(claims).hasSize(1);
    return claims.getFirst();
  }

  /** The support of a text in which {@code {2}} names the second sentence. */
  private static Support support(String text) {
    var sentences = List.of(SKARV, GULL, OWNER, SOLD, LIGHT);
    var claims =
        Stream.of(text.split("(?<=})"))
            .map(
                part -> {
                  var at = part.indexOf('{');
                  return at < 0
                      ? new Claim(part, List.of())
                      : new Claim(
                          part.substring(0, at),
                          List.of(quote(sentences.get(part.charAt(at + 1) - '1'))));
                })
            .toList();
    var all = claims.stream().map(Claim::text).collect(Collectors.joining());
    var quotes = claims.stream().flatMap(claim -> claim.quotes().stream()).toList();
    var draft = new Draft(true, all, quotes, claims, 1, false);
    return ClaimSupport.of(draft, List.of(HARBOUR), QUESTION);
  }

  private static Quote quote(String sentence) {
    return new Quote(HARBOUR.chunk().id(), sentence);
  }

  private static String text(Support support) {
    return support.claims().stream().map(SupportedClaim::text).collect(Collectors.joining());
  }

  private static List<String> quotes(SupportedClaim claim) {
    return claim.evidence().stream().map(Evidence::quote).toList();
  }
}
