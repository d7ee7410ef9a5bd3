package dev.trawl.bench.mix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.bench.data.DataFolder;
import dev.trawl.bench.exam.ExamText;
import dev.trawl.bench.exam.ExamTextsContract;
import dev.trawl.bench.exam.Marking;
import dev.trawl.bench.subject.Replies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MixTextsTest extends ExamTextsContract {
  private static final List<Variant> VARIANTS = List.of(Variant.values());

  @Test
  void theTextContainsTheEvidenceAndTheAnswer() {
    for (var text : texts) {
      var body = text.text();
      for (var question : text.items()) {
        assertThat(body).contains(question.evidence());
        assertThat(question.evidence().getLast()).contains(question.references().getFirst());
        assertThat(question.evidence()).hasSize(question.task().startsWith("one-hop") ? 1 : 2);
      }
    }
  }

  @Test
  void everyVariantAsksTheSameQuestionsAtEveryLength() {
    for (var task : List.of("one-hop ", "two-hop ")) {
      for (var language : LANGUAGES) {
        var question =
            questions().stream()
                .filter(each -> each.task().startsWith(task) && each.language().equals(language))
                .filter(each -> each.task().endsWith("plain") || each.task().endsWith(" cfi"))
                .map(each -> each.number() + each.question())
                .distinct();
        assertThat(question).as(task + language).hasSize(6);
      }
    }
  }

  @Test
  void replacedPhrasesDoNotOccurInTheText() {
    var plain = textsOfVariant("plain");
    var replaced = textsOfVariant("kpr");
    for (var i = 0; i < plain.size(); i++) {
      var body = replaced.get(i).text();
      for (var j = 0; j < plain.get(i).items().size(); j++) {
        var known = plain.get(i).items().get(j);
        var disguised = replaced.get(i).items().get(j);
        assertThat(disguised.question()).isNotEqualTo(known.question());
        assertThat(disguised.references()).doesNotContainAnyElementsOf(known.references());
        assertThat(body).doesNotContain(known.evidence().getLast());
        assertThat(score(disguised, known.references().getFirst())).isZero();
      }
    }
  }

  @Test
  void confusingFactsDoNotContainTheAnswer() {
    var corpus = new Sources(List.of("generated"), Optional.empty(), 3).corpus("en");
    for (var group : corpus.draw(1, 20, 3)) {
      for (var each : group) {
        assertThat(each.confusing()).hasSize(2);
        assertThat(each.confusing())
            .allSatisfy(fact -> assertThat(fact).doesNotContain(each.question().answer()));
      }
    }
  }

  @Test
  void confusingFactsAreInsertedIntoTheText() {
    var drawn = new Sources(List.of("generated"), Optional.empty(), 3).corpus("zh").draw(1, 6, 3);
    var facts = drawn.getFirst().getFirst().confusing();
    assertThat(facts).hasSize(2);
    assertThat(textOf("one-hop cfi", "zh")).contains(facts);
    assertThat(textOf("one-hop plain", "zh")).doesNotContain(facts.get(0), facts.get(1));
  }

  @Test
  void givesPointsOnlyForACorrectAnswer() {
    for (var question : questions()) {
      var answer = question.references().getFirst();
      assertThat(score(question, answer)).isEqualTo(100);
      assertThat(score(question, question.evidence().getLast() + " [1]")).isEqualTo(100);
      assertThat(score(question, "Nobody knows.")).isZero();
      assertThat(question.marking().scores(Replies.unanswered("It is not mentioned.")))
          .containsEntry(Marking.SCORE, 0.0)
          .containsEntry("exact", 0.0);
    }
  }

  @Test
  void scoresOnlyTheFirstSixtyFourTokensOfAnAnswer() {
    var question = questions().getFirst();
    var answer = question.references().getFirst();
    assertThat(score(question, "well ".repeat(80) + answer)).isZero();
    assertThat(score(question, answer + " well".repeat(80))).isEqualTo(100);
  }

  @Test
  void usesSuitableQuestionsOfASetAndOtherwiseGeneratedOnes(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("hotpotqa"));
    Files.writeString(
        folder.resolve("hotpotqa/hotpot_dev_500_ircot.jsonl"),
        """
        {"question_id": "1", "question_text": "In which town was the firm founded that employed Ida Kroll?", "answers_objects": [{"spans": ["Varn"]}], "contexts": [{"title": "Ida Kroll", "paragraph_text": "Ida Kroll was a bookkeeper at Tolmet Works.", "is_supporting": true}, {"title": "Tolmet Works", "paragraph_text": "It is old. Tolmet Works was founded in Varn by three cousins.", "is_supporting": true}]}
        {"question_id": "2", "question_text": "Which town is older, Old Varn or Lower Sulm?", "answers_objects": [{"spans": ["Varn Old Town"]}], "contexts": [{"title": "Varn", "paragraph_text": "Varn Old Town was founded in 1210.", "is_supporting": true}, {"title": "Sulm", "paragraph_text": "Lower Sulm was founded in 1480.", "is_supporting": true}]}
        """);
    var data = Optional.of(new DataFolder(folder));
    var corpus = new Sources(List.of("hotpot"), data, 1).corpus("en");
    assertThat(corpus.draw(2, 5, 1).getFirst())
        .as("the question must not contain a part of the answer")
        .hasSize(1);
    var drawn = corpus.draw(2, 5, 1).getFirst().getFirst();
    assertThat(drawn.question().answerSentence())
        .isEqualTo("Tolmet Works was founded in Varn by three cousins.");
    assertThat(drawn.replacements().keySet()).hasSize(3).contains("Varn");
    assertThat(corpus.draw(1, 5, 1).getFirst()).as("generated").hasSize(5);
  }

  private String textOf(String task, String language) {
    return texts.stream()
        .filter(text -> text.items().getFirst().task().equals(task))
        .filter(text -> text.items().getFirst().language().equals(language))
        .findFirst()
        .orElseThrow()
        .text();
  }

  private List<ExamText> textsOfVariant(String variant) {
    return texts.stream()
        .filter(text -> text.items().getFirst().task().endsWith(" " + variant))
        .toList();
  }

  @Override
  protected List<ExamText> texts(long seed) {
    var sources = new Sources(List.of("generated"), Optional.empty(), seed);
    return new MixTexts(sources, POOLS, TOKENS, VARIANTS, 6, seed)
        .texts(LANGUAGES, List.of(4_000, 8_000));
  }
}
