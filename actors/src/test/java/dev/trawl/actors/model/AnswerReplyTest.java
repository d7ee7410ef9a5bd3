package dev.trawl.actors.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.model.ReadingModel.Claim;
import dev.trawl.protocol.model.ReadingModel.Draft;
import dev.trawl.protocol.model.ReadingModel.Quote;
import dev.trawl.protocol.model.ReadingModel.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReplyTest {
  private static final List<Chunk> CHUNKS =
      Chunks.listOf("The gate is red. It is old.", "The wall is\ngrey. It is old.");
  private static final NumberedText SHOWN = NumberedText.of(CHUNKS);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"quotes\": [{\"text\": 1, \"quote\": \"The gate is red.\"}], \"answered\": true,"
            + " \"answer\": \"Red.\"}",
        "{\"quotes\": [{\"text\": \"1\", \"quote\": \"The gate is red.\"}], \"answered\": \"true\","
            + " \"answer\": \"Red.\"}",
        "{\"quotes\": [{\"text\": \"[TEXT 1]\", \"quote\": \"The gate is red.\"}], \"answered\":"
            + " true, \"answer\": \"Red.\"}",
        "{'quotes': [{'text': 1, 'quote': 'The gate is red.'}], 'answered': True, 'answer':"
            + " 'Red.',}",
        "```json\n"
            + "{\"quotes\": [{\"quote\": \"The gate is red.\"}], \"answered\": true, \"answer\":"
            + " \"Red.\"}\n"
            + "```",
        "{\"quotes\": [\"The gate is red.\"], \"answered\": true, \"answer\": \"Red.\"}",
        "{\"quotes\": \"The gate is red.\", \"answer\": \"Red.\"}",
        "{\"quotes\": [{\"text\": 7, \"quote\": \"The gate is red.\"}], \"answered\": true,"
            + " \"answer\": \"Red.\"}",
        "{\"quotes\": [{\"text\": 0, \"quote\": \"The gate is red.\"}], \"answered\": true,"
            + " \"answer\": \"Red.\"}",
        "{\"quotes\": [{\"text\": 2, \"quote\": \"The gate is red.\"}], \"answered\": true,"
            + " \"answer\": \"Red.\"}",
        "{\"quotes\": [{\"text\": 1, \"quote\": \"The gate is red.\"}], \"answered\": true,"
            + " \"answer\": \"Red.\"",
      })
  void readsAnAnswerAndTheChunkOfItsQuote(String reply) {
    assertThat(answer(reply))
        .contains(new Draft(true, "Red.", List.of(quote(0, "The gate is red.")), 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"quotes\": [], \"answered\": false, \"answer\": \"\"}",
        "{\"quotes\": [], \"answered\": false, \"answer\": \"I would guess red.\"}",
        "{\"quotes\": null, \"answered\": False, \"answer\": None}",
        "{\"answered\": false",
        "{\"answer\": \"N/A\"}",
        "{\"answer\": \"The texts do not mention it.\"}",
        "{\"answered\": true, \"answer\": \"The texts do not mention it.\"}",
        "[]",
        "None",
        "I'm sorry, I could not find the answer in the texts.",
        "抱歉，文中没有提到。",
      })
  void recognizesAReplyWithoutAnAnswer(String reply) {
    var draft = answer(reply).orElseThrow();
    assertThat(draft).isEqualTo(new Draft(false, "", List.of(), draft.confidence()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  \n",
        "{}",
        "{\"answered\": true, \"ans",
        "I'm sorry, I can't help with that.",
        "{\"quotes\": [{\"text\": 1, \"quote\": \"The gate is red.\"}], \"answered\": true,"
            + " \"answer\": \"Re",
        "{\"quotes\": [{\"text\": 1, \"quote\": \"The gate is red.\"}]}",
        "{\"quotes\": [], \"answered\": true, \"answer\": \"\"}",
        "[{\"text\": 1, \"quote\": \"The gate is red.\"}]",
        "[\"Red.\"]",
      })
  void rejectsAnyOtherReply(String reply) {
    assertThat(answer(reply)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The gate is red [1] and old [2].",
        "The gate is red[1] and old[2].",
        "The gate is red 【1】 and old 【2】.",
        "The gate is red ［1］ and old ［2］.",
        "The gate is red [ 1 ] and old [2, 99].",
        "The gate is red [1][1] and old [2] [2].",
        "The gate is red [1] and old. [2]",
      })
  void readsTheSentencesThatSupportEachClaim(String text) {
    var draft = answer("{\"answered\": true, \"answer\": \"%s\"}".formatted(text)).orElseThrow();
    assertThat(draft.text()).isEqualTo("The gate is red and old.");
    assertThat(draft.claims())
        .extracting(Claim::quotes)
        .containsExactly(List.of(quote(0, "The gate is red.")), List.of(quote(0, "It is old.")));
    assertThat(draft.claims().stream().map(Claim::text).collect(Collectors.joining()))
        .isEqualTo(draft.text());
    assertThat(draft.quotes())
        .containsExactly(quote(0, "The gate is red."), quote(0, "It is old."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[1-3]", "[1–3]", "[1, 2, 3]", "[1,2][3]", "[1、2、3]", "[1; 2; 3]", "[1][2-3]"})
  void readsSeveralSentencesThatSupportOneClaim(String markers) {
    assertThat(answer("{\"answered\": true, \"answer\": \"Both %s.\"}".formatted(markers)))
        .map(Draft::claims)
        .contains(
            List.of(
                new Claim(
                    "Both.",
                    List.of(
                        quote(0, "The gate is red."),
                        quote(0, "It is old."),
                        quote(1, "The wall is")))));
  }

  @Test
  void textAfterTheLastMarkerIsAClaimWithoutSentences() {
    assertThat(answer("{\"answered\": true, \"answer\": \"Red [1]. I hope this helps.\"}"))
        .map(Draft::claims)
        .contains(
            List.of(
                new Claim("Red.", List.of(quote(0, "The gate is red."))),
                new Claim(" I hope this helps.", List.of())));
  }

  @Test
  void ignoresTheNumberOfAMissingSentence() {
    assertThat(answer("{\"answered\": true, \"answer\": \"Red [99].\"}"))
        .contains(new Draft(true, "Red.", List.of(), 1));
  }

  @Test
  void keepsBracketsOfTheText() {
    var shown = NumberedText.of(List.of(Chunks.of("As shown in [14], the gate [sic] is red.")));
    var reply = "{\"answered\": true, \"answer\": \"The gate [sic] is red by [14] as shown [1].\"}";
    assertThat(AnswerReply.of(reply, false, shown).map(Draft::text))
        .contains("The gate [sic] is red by [14] as shown.");
    var adjacent = "{\"answered\": true, \"answer\": \"The gate is red, as shown in [14] [1].\"}";
    assertThat(AnswerReply.of(adjacent, false, shown).map(Draft::claims))
        .contains(
            List.of(
                new Claim(
                    "The gate is red, as shown in [14].",
                    List.of(quote(0, "As shown in [14], the gate [sic] is red.")))));
  }

  @Test
  void writesFullWidthCharactersInTheSameWayAsTheText() {
    assertThat(answer("At １０：４０， and not at （$５）.").map(Draft::text))
        .contains("At 10:40, and not at ($5).");
    assertThat(answer("{\"answered\": true, \"answer\": \"Since １９０４ [１].\"}").map(Draft::claims))
        .contains(List.of(new Claim("Since 1904.", List.of(quote(0, "The gate is red.")))));
    var wide = NumberedText.of(List.of(Chunks.of("门建于１９０４年。")));
    assertThat(AnswerReply.of("１９０４年[1]。", false, wide).map(Draft::text)).contains("１９０４年。");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Red [1].", "I would guess red."})
  void recognizesAReplyThatContradictsItself(String text) {
    var reply = "{\"answered\": false, \"answer\": \"%s\"}";
    assertThat(AnswerReply.contradictsItself(reply.formatted(text))).isTrue();
    assertThat(AnswerReply.contradictsItself(reply.formatted(""))).isFalse();
    assertThat(AnswerReply.contradictsItself(reply.formatted("The texts do not say."))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Red: “The gate is red.”; “The wall is grey.”",
        "Red: \"The gate is red.\"",
        "Red：「The gate is red.」",
      })
  void keepsTheQuotationsAtTheEndOfProseAndTakesThemAsEvidence(String reply) {
    assertThat(answer(reply))
        .hasValueSatisfying(
            draft -> {
              assertThat(draft.text()).isEqualTo(reply.replace('：', ':'));
              assertThat(draft.quotes()).contains(quote(0, "The gate is red."));
            });
  }

  @Test
  void leavesOutQuotationsThatTheTextsDoNotContain() {
    assertThat(answer("The gate is red: “Das Tor ist rot.”").map(Draft::text))
        .contains("The gate is red");
  }

  @Test
  void aQuotationThatNoTextContainsIsPartOfTheAnswerButNoEvidence() {
    var reply = "The guide calls it: “a jewel”.";
    assertThat(answer(reply)).contains(new Draft(true, reply, List.of(), 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It can't be \"opened\" - not now.",
        "It can’t be “opened” — not now.",
        "it can\u2019t be  'opened'\u2013not now",
        "Ｉｔ can't be \"opened\" not now.",
      })
  void findsTheChunkOfAQuoteWithOtherQuotationMarksOrSpaces(String quote) {
    var chunks = Chunks.listOf("The gate is red.", "It can’t be\n“opened” – not now.");
    var reply = "{\"answered\": true, \"answer\": \"No.\", \"quotes\": [\"%s\"]}";
    assertThat(
            AnswerReply.of(
                    reply.formatted(quote.replace("\"", "\\\"")), false, NumberedText.of(chunks))
                .map(Draft::quotes))
        .contains(List.of(new Quote(chunks.getLast().id(), quote)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Red (sentence 1).",
        "Red (see sentence 1).",
        "Red (see [1]).",
        "Red ([1]).",
        "Red [S1].",
        "Red [sentence 1].",
        "Red [#1].",
        "Red【1】.",
        "Red [1†source].",
        "Red 【1†L4-L9】.",
        "Red [^1].",
        "Red（第1句）.",
        "Red (Satz 1).",
        "Red (phrase 1).",
        "Red\\n[1].",
        "Red [^1].\\n\\nSources:\\n[^1]: The gate is red.",
      })
  void understandsOtherFormsOfMarkers(String text) {
    assertThat(
            answer("{\"answered\": true, \"answer\": \"%s\"}".formatted(text)).map(Draft::claims))
        .contains(List.of(new Claim("Red.", List.of(quote(0, "The gate is red.")))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1], [2]",
        "[1]; [2]",
        "([1], [2])",
        "(sentences 1 and 2)",
        "[S1, S2]",
        "[^1][^2]"
      })
  void readsSeveralMarkersInOtherForms(String markers) {
    assertThat(
            answer("{\"answered\": true, \"answer\": \"Both %s.\"}".formatted(markers))
                .map(Draft::claims))
        .contains(
            List.of(
                new Claim("Both.", List.of(quote(0, "The gate is red."), quote(0, "It is old.")))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It has 2 (two) doors (3).",
        "It is red (in 1904).",
        "It is a[i] or [sic].",
        "It is red (see page 3).",
        "It was size [XL].",
      })
  void leavesOtherBracketsInTheText(String text) {
    assertThat(answer("{\"answered\": true, \"answer\": \"%s\"}".formatted(text)))
        .contains(new Draft(true, text, List.of(), 1));
  }

  @Test
  void keepsBracketsOfTheTextThatLookLikeOtherFormsOfMarkers() {
    var shown = NumberedText.of(List.of(Chunks.of("Press [S1], then wait (line 1).")));
    var reply = "{\"answered\": true, \"answer\": \"Press [S1] (line 1) [1].\"}";
    assertThat(AnswerReply.of(reply, false, shown).map(Draft::text))
        .contains("Press [S1] (line 1).");
  }

  @Test
  void aMarkerAfterATableRowOrALineBreakBelongsToTheTextBeforeIt() {
    var text = "| Part | Colour |\\n|---|---|\\n| gate | red | [1]\\n| wall | grey [3] |\\n";
    assertThat(
            answer("{\"answered\": true, \"answer\": \"%s\"}".formatted(text))
                .map(draft -> draft.claims().stream().map(Claim::text).toList()))
        .contains(List.of("| Part | Colour |\n|---|---|\n| gate | red |", "\n| wall | grey |"));
    assertThat(
            answer("{\"answered\": true, \"answer\": \"- red\\n  [1]\\n- old\\n[2]\"}")
                .map(draft -> draft.claims().stream().map(Claim::text).toList()))
        .contains(List.of("- red", "\n- old"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "None of the sentences help.",
        "None of these sentences answers the question.",
        "The excerpts do not mention the price.",
        "Neither of the texts says who built it.",
        "No sentence answers the question.",
        "没有任何句子提到价格。",
        "以上句子均未提及价格。",
        "这些句子都没有回答这个问题。",
        "这些内容对回答问题没有帮助。",
        "Keiner der Sätze beantwortet die Frage.",
        "Die Auszüge erwähnen den Preis nicht.",
        "Im Text wird der Preis nicht genannt.",
        "Aucune des phrases ne répond à la question.",
        "Les extraits ne mentionnent pas le prix.",
        "Le prix n'est pas mentionné.",
        "Ninguna de las oraciones responde a la pregunta.",
        "Los fragmentos no mencionan el precio.",
        "No se menciona el precio.",
      })
  void recognizesThatNoSentenceAnswers(String reply) {
    assertThat(answer(reply)).map(Draft::answered).contains(false);
    assertThat(ReadReply.of(reply, Job.READ, 1, NumberedText.of(CHUNKS.subList(0, 1))))
        .contains(List.of(new Verdict.None()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "None of the sailors survived.",
        "None of the passengers heard the sentence of the judge.",
        "The captain did not find the treasure.",
        "Nobody answered the letter.",
        "他没有回答。",
        "船长没有找到宝藏。",
        "没有一个水手活下来。",
        "Keiner der Matrosen überlebte.",
        "Der Text wurde nicht in Lund geschrieben.",
        "Aucun des marins n'a survécu.",
        "Le document n'a pas été signé.",
        "Ninguno de los marineros sobrevivió.",
        "El documento no fue firmado.",
      })
  void aSentenceThatDeniesSomethingIsAnAnswer(String reply) {
    assertThat(answer(reply)).map(Draft::answered).contains(true);
  }

  @Test
  void aDoubtfulDenialHasNoConfidence() {
    assertThat(answer("The texts do not say.")).map(Draft::confidence).contains(0.0);
    assertThat(answer("{\"answered\": false, \"answer\": \"At noon.\"}"))
        .map(Draft::confidence)
        .contains(0.0);
    assertThat(answer("{\"answered\": false, \"answer\": \"\"}"))
        .map(Draft::confidence)
        .contains(1.0);
  }

  @Test
  void doubtsADenialInProseOrInACutReply() {
    assertThat(AnswerReply.isDoubtful("The texts do not say.")).isTrue();
    assertThat(AnswerReply.isDoubtful("{\"answered\": false, \"ans")).isTrue();
    assertThat(AnswerReply.isDoubtful("{\"answered\": false, \"answer\": \"\"}")).isFalse();
    assertThat(AnswerReply.isDoubtful("The gate is red [1].")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The gate is red [1].",
        "<think>Is it {red}?</think>The gate is red [1].",
        "```\nThe gate is red [1].\n```",
      })
  void acceptsProseAsTheAnswer(String reply) {
    assertThat(answer(reply))
        .contains(
            new Draft(
                true,
                "The gate is red.",
                List.of(quote(0, "The gate is red.")),
                List.of(new Claim("The gate is red.", List.of(quote(0, "The gate is red.")))),
                1,
                false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"42", "Red.", "The text says \"The gate is red.\""})
  void acceptsProseWithoutMarkersAsTheAnswer(String reply) {
    assertThat(answer(reply)).contains(new Draft(true, reply, List.of(), 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"answered\": true, \"answer\": \"The gate is red [1]. It is ol | ` It is ol`",
        "{\"answered\": true, \"answer\": \"The gate is red. [1] It is ol | ` It is ol`",
        "{\"answered\": true, \"answer\": \"The gate is red [1]. It is old [ | ` It is old`",
        "{\"answered\": true, \"answer\": \"The gate is red [1]. It is old [2 | ` It is old`",
        "{\"answered\": true, \"answer\": \"The gate is red [1]. | ``",
        "{\"answer\": \"The gate is red [1]. It | ` It`",
        "The gate is red [1]. It is ol | ` It is ol`",
      })
  void usesTheCompleteSentencesOfACutAnswerAndKeepsTheIncompleteOne(
      String reply, String brokenOff) {
    assertThat(AnswerReply.of(reply, true, SHOWN))
        .contains(
            new Draft(
                true,
                "The gate is red.",
                List.of(quote(0, "The gate is red.")),
                List.of(new Claim("The gate is red.", List.of(quote(0, "The gate is red.")))),
                1,
                true,
                brokenOff));
  }

  @Test
  void aReplyThatReachesItsLimitAfterTheJsonIsNotCut() {
    assertThat(
            AnswerReply.of("{\"answered\": true, \"answer\": \"Red\"}\n\n\n", true, SHOWN)
                .map(Draft::cut))
        .contains(false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"answered\": true, \"answer\": \"The gate is r",
        "{\"answered\": true, \"answer\": \"",
        "{\"answered\": true,",
        "The gate is r",
      })
  void rejectsACutAnswerWithoutACompleteSentence(String reply) {
    assertThat(AnswerReply.of(reply, true, SHOWN)).isEmpty();
  }

  @Test
  void isNotCutIfOnlyTheClosingBraceIsMissing() {
    assertThat(answer("{\"answered\": true, \"answer\": \"Red\"").map(Draft::cut)).contains(false);
  }

  @Test
  void aContradictionIsAnAnswerIfItCitesASentence() {
    assertThat(answer("{\"answered\": false, \"answer\": \"Grey [3].\"}").map(Draft::answered))
        .contains(true);
    assertThat(answer("{\"answered\": false, \"answer\": \"Grey.\"}").map(Draft::answered))
        .contains(false);
  }

  @Test
  void keepsTheQuotesOfAReplyWithoutAnAnswer() {
    assertThat(
            answer(
                "{\"quotes\": [{\"text\": 2, \"quote\": \"It is old.\"}], \"answered\": false,"
                    + " \"answer\": \"\"}"))
        .contains(new Draft(false, "", List.of(quote(1, "It is old.")), 1));
  }

  @Test
  void acceptsNoAsAnAnswer() {
    assertThat(answer("{\"quotes\": [], \"answered\": true, \"answer\": \"No.\"}"))
        .contains(new Draft(true, "No.", List.of(), 1));
    assertThat(answer("{\"quotes\": [], \"answered\": true, \"answer\": 42}"))
        .contains(new Draft(true, "42", List.of(), 1));
  }

  @Test
  void findsAnUnnumberedQuoteInEveryChunkThatContainsIt() {
    assertThat(quotes("[\"It is old.\", \"The wall is grey.\", \"It is new.\"]"))
        .containsExactly(
            quote(0, "It is old."), quote(1, "It is old."), quote(1, "The wall is grey."));
  }

  @Test
  void keepsAnUnknownQuoteWithTheChunkThatTheReplyNames() {
    assertThat(quotes("[{\"text\": 2, \"quote\": \"It is new.\"}]"))
        .containsExactly(quote(1, "It is new."));
  }

  @Test
  void aQuoteNeedsNoNumberIfThereIsOnlyOneChunk() {
    assertThat(
            AnswerReply.of(
                "{\"quotes\": [\"It is new.\"], \"answered\": true, \"answer\": \"New.\"}",
                false,
                NumberedText.of(CHUNKS.subList(1, 2))))
        .contains(new Draft(true, "New.", List.of(quote(1, "It is new.")), 1));
  }

  @Test
  void replacesAnUnpairedSurrogate() {
    assertThat(
            answer("{\"answered\": true, \"answer\": \"a\\ud83d b\", \"quotes\": []}")
                .map(Draft::text))
        .contains("a\uFFFD b");
  }

  private static List<Quote> quotes(String quotes) {
    return answer("{\"quotes\": %s, \"answered\": true, \"answer\": \"Old.\"}".formatted(quotes))
        .orElseThrow()
        .quotes();
  }

  private static Optional<Draft> answer(String reply) {
    return AnswerReply.of(reply, false, SHOWN);
  }

  private static Quote quote(int chunk, String text) {
    return new Quote(CHUNKS.get(chunk).id(), text);
  }
}
