package dev.trawl.bench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.protocol.Source;
import dev.trawl.protocol.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadersTest {
  @TempDir private Path folder = Path.of(".");

  @Test
  void readsSquadFilesWithAllAnswersAndTheirSpans() throws Exception {
    var file =
        write(
            "squad.json",
            """
            {"data": [{"paragraphs": [{"context": "Mira left. Mira came back in May.",
              "qas": [{"id": "q1", "question": "Who came back?",
                "answers": [{"text": "Mira", "answer_start": 11},
                            {"text": "Mira came back", "answer_start": 11}]}]}]}]}
            """);
    var question = SquadFormat.read(file).questions("hay.txt", "en").getFirst();
    assertThat(question.answers()).containsExactly("Mira", "Mira came back");
    var gold = (Gold.InText) question.steps().getFirst().anyOf().getFirst();
    assertThat(gold.answers()).containsExactly(new Span(11, 15), new Span(11, 25));
  }

  @Test
  void correctsASlightlyWrongAnswerOffset() throws Exception {
    var file =
        write(
            "squad.json",
            """
            {"data": [{"paragraphs": [{"context": "🌊 old port, new port",
              "qas": [{"id": "1", "question": "?", "answers": [{"text": "port", "answer_start": 16}]}]}]}]}
            """);
    var question = SquadFormat.read(file).questions("hay.txt", "en").getFirst();
    var gold = (Gold.InText) question.steps().getFirst().anyOf().getFirst();
    assertThat(gold.answers()).containsExactly(new Span(17, 21));
  }

  @Test
  void rejectsAFileInAnotherFormat() throws Exception {
    var file = write("other.json", "{\"rows\": []}");
    assertThatThrownBy(() -> SquadFormat.read(file))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("SQuAD");
  }

  @Test
  void addsEachParagraphOfMultiHopQuestionsOnce() throws Exception {
    var file =
        write(
            "hotpot.jsonl",
            """
            {"question_id": "a", "question_text": "Which sea?", "answers_objects": [{"spans": ["North Sea"]}], "contexts": [{"title": "T1", "paragraph_text": "Ship one sails.", "is_supporting": true}, {"title": "T2", "paragraph_text": "It sails the North Sea.", "is_supporting": true}]}
            {"question_id": "b", "question_text": "What sails?", "answers_objects": [{"spans": ["Ship one"]}], "contexts": [{"title": "T1", "paragraph_text": "Ship one sails.", "is_supporting": true}]}
            """);
    var set = MultiHopFormat.read("hotpot", file, 3);
    assertThat(text(set.sources().getFirst()))
        .containsOnlyOnce("Ship one sails.")
        .contains("T2\nIt sails the North Sea.");
    assertThat(set.questions().getFirst().steps()).hasSize(2);
    assertThat(set.questions().get(1).steps()).hasSize(1);
  }

  @Test
  void readsMuSiQueWithAliases() throws Exception {
    var file =
        write(
            "musique.json",
            """
            [{"id": "m", "question": "Who?", "answer": "G. Hall", "answer_aliases": ["Hall"],
              "paragraphs": [{"title": "T", "paragraph_text": "Hall did.", "is_supporting": true},
                             {"title": "U", "paragraph_text": "", "is_supporting": false}]}]
            """);
    var question = MultiHopFormat.read("musique", file, 1).questions().getFirst();
    assertThat(question.answers()).containsExactly("G. Hall", "Hall");
    assertThat(question.steps()).hasSize(1);
  }

  @Test
  void readsGeneratedQuestionsInAllThreeFormats() throws Exception {
    var file =
        write(
            "generated.jsonl",
            """
            {"id": "1", "doc": "m.pdf", "lang": "en", "question": "?", "answer": "x", "page": 7}
            {"id": "2", "doc": "n.txt", "lang": "zh", "question": "?", "answer": "文台", "evidence": "字文台，"}
            {"id": "3", "doc": "v.txt", "lang": "en", "question": "?", "answer": "Eli", "evidence": [["A1:1", "A1:2"], ["B2:1"]]}
            """);
    var lines = GeneratedFormat.linesByLabel("A1:1 one\nA1:2 two\nB2:1 three Eli\n");
    var questions = GeneratedFormat.read("g", file, List.of(), lines).questions();
    assertThat(questions.get(0).steps().getFirst().anyOf())
        .containsExactly(new Gold.OnPage("m.pdf", 7));
    assertThat(questions.get(1).steps().getFirst().anyOf())
        .containsExactly(new Gold.InText("n.txt", "字文台，", List.of(new Span(1, 3))));
    assertThat(questions.get(2).steps()).hasSize(2);
    assertThat(questions.get(2).steps().getFirst().anyOf()).hasSize(2);
    assertThatThrownBy(() -> GeneratedFormat.read("g", file, List.of(), Map.of()))
        .hasMessageContaining("A1:1");
  }

  @Test
  void readsTheHopsOfAGenealogyQuestion() throws Exception {
    var file =
        write(
            "chains.jsonl",
            """
            {"id": "1", "question": "Who begat the man who begat Dan?", "chain": ["Dan", "Eli", "Ham"], "evidence": [["A1:1"], ["A1:2", "B2:1"]]}
            """);
    var verses = GeneratedFormat.linesByLabel("A1:1 Eli, Dan\nA1:2 Ham, Eli\nB2:1 Ham again\n");
    var question = Genealogy.readQuestions(file, verses).getFirst();
    assertThat(question.descents())
        .containsExactly(
            new Descent("Dan", "Eli", List.of("A1:1 Eli, Dan")),
            new Descent("Eli", "Ham", List.of("A1:2 Ham, Eli", "B2:1 Ham again")));
    assertThat(question.answer()).isEqualTo("Ham");
    assertThat(question.hops()).isEqualTo(2);
    assertThatThrownBy(() -> Genealogy.readQuestions(file, Map.of())).hasMessageContaining("A1:1");
  }

  @Test
  void readsTheUsersOwnQuestions() throws Exception {
    write("notes.txt", "The gate opens at nine.");
    var file =
        write(
            "own.jsonl",
            """
            {"document": "notes.txt", "question": "When does the gate open?", "answers": ["nine"], "evidence": "The gate opens at nine."}

            {"document": "notes.txt", "question": "When does it close?"}
            """);
    var set = readUserFile(file);
    assertThat(set.sources()).hasSize(1);
    assertThat(set.questions())
        .extracting(Question::answers)
        .containsExactly(List.of("nine"), List.of());
  }

  @Test
  void reportsTheInvalidLine() throws Exception {
    var good = "{\"document\": \"a.txt\", \"question\": \"?\"}\n";
    var file = write("own.jsonl", good + "{\"document\": \"a.txt\"\n");
    write("a.txt", "Nothing.");
    assertThatThrownBy(() -> readUserFile(file)).hasMessageContaining("own.jsonl, line 2");
    var other = write("absent.jsonl", good.replace("a.txt", "absent.txt"));
    assertThatThrownBy(() -> readUserFile(other)).hasMessageContaining("absent.txt");
  }

  @Test
  void readsSentencesWithSupportingFactsAsParagraphs() throws Exception {
    var file =
        write(
            "2wiki.json",
            """
            [{"_id": "w", "type": "compositional", "question": "Where was the keeper of Varn born?",
              "context": [["Varn", ["Varn is a lighthouse.", "Its keeper is Ida Kroll."]],
                          ["Ida Kroll", ["Ida Kroll was born in Oslo."]],
                          ["Elsewhere", [" It rains."]]],
              "supporting_facts": [["Varn", 1], ["Ida Kroll", 0]],
              "evidences": [["Varn", "keeper", "Ida Kroll"], ["Ida Kroll", "place of birth", "Oslo"]],
              "answer": "Oslo"}]
            """);
    var set = readUserFile(file);
    assertThat(text(set.sources().getFirst()))
        .contains("Varn\nVarn is a lighthouse. Its keeper is Ida Kroll.", "Elsewhere\nIt rains.");
    var question = set.questions().getFirst();
    assertThat(question.id()).isEqualTo("w");
    assertThat(question.answers()).containsExactly("Oslo");
    assertThat(goldParagraphs(question))
        .extracting(Gold.InText::paragraph)
        .containsExactly(
            "Varn is a lighthouse. Its keeper is Ida Kroll.", "Ida Kroll was born in Oslo.");
    assertThat(goldParagraphs(question).getLast().answers()).containsExactly(new Span(22, 26));
  }

  @Test
  void aQuestionHasNoStepsIfASupportingParagraphIsMissing() throws Exception {
    var file =
        write(
            "hotpot.json",
            """
            [{"_id": "h", "question": "Who?", "answer": "Ida", "context": [["A", ["Ida did."]]],
              "supporting_facts": [["A", 0], ["B", 2]]}]
            """);
    assertThat(readUserFile(file).questions().getFirst().steps()).isEmpty();
  }

  @Test
  void aSquadQuestionWithoutAnAnswerHasNoEvidence() throws Exception {
    var file =
        write(
            "squad2.json",
            """
            {"version": "v2.0", "data": [{"paragraphs": [{"context": "Mira left.",
              "qas": [{"id": "1", "question": "Who stayed?", "is_impossible": true, "answers": []}]}]}]}
            """);
    var question = readUserFile(file).questions().getFirst();
    assertThat(question.answers()).isEmpty();
    assertThat(question.steps()).isEmpty();
  }

  @Test
  void readsAFolderOfFilesInAnyFormat() throws Exception {
    write("notes.txt", "The gate opens at nine.");
    write("own.jsonl", "{\"document\": \"notes.txt\", \"question\": \"When?\"}\n");
    write(
        "lines-of-musique.jsonl",
        """
        {"id": "1", "question": "Who?", "answer": "Hall", "paragraphs": [{"title": "T", "paragraph_text": "Hall did.", "is_supporting": true}]}
        {"id": "2", "question": "Who else?", "answer": "Hall", "paragraphs": [{"title": "T", "paragraph_text": "Hall did.", "is_supporting": true}]}
        """);
    Files.createDirectory(folder.resolve("zh"));
    write("zh/squad.json", "{\"data\": [{\"paragraphs\": [{\"context\": \"塔。\", \"qas\": []}]}]}");
    var aliases = write("aliases.json", "{\"Q_id\": \"Q1\", \"aliases\": []}\n");
    var found = QuestionFiles.in(folder);
    assertThat(found.skipped()).containsExactly(aliases);
    assertThat(found.files())
        .extracting(QuestionFiles.QuestionFile::name)
        .containsExactly("lines-of-musique.jsonl", "own.jsonl", "zh/squad.json");
    assertThat(found.files())
        .extracting(each -> each.read(1).questions().size())
        .containsExactly(2, 1, 0);
  }

  @Test
  void listsTheFormatsIfTheFormatOfAFileIsUnknown() throws Exception {
    var file = write("rows.json", "{\"rows\": []}");
    assertThatThrownBy(() -> readUserFile(file))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("rows.json")
        .hasMessageContaining("2WikiMultihopQA");
    assertThatThrownBy(() -> QuestionFiles.in(folder.resolve("none")))
        .hasMessageContaining("does not exist");
  }

  @Test
  void theSeedDeterminesTheInterleavingOfTexts() {
    var hosts = List.of("h1", "h2", "h3", "h4");
    var text = Texts.interleave(hosts, List.of("g1", "g2"), 5);
    assertThat(text).isEqualTo(Texts.interleave(hosts, List.of("g1", "g2"), 5));
    assertThat(text.split("\n\n")).hasSize(6).containsSubsequence("h1", "h2", "h3", "h4");
    assertThat(text).contains("g1").contains("g2");
  }

  @Test
  void theSameSeedGivesTheSameSample() {
    var questions =
        IntStream.range(0, 50)
            .mapToObj(i -> new Question("" + i, "?", "en", List.of(), List.of()))
            .toList();
    var set = new QuestionSet("s", List.of(), questions);
    assertThat(set.sample(7, 4)).isEqualTo(set.sample(7, 4));
    assertThat(set.sample(7, 4).questions()).hasSize(7).isSubsetOf(questions);
    assertThat(set.sample(50, 4)).isEqualTo(set);
  }

  @Test
  void listsTheSetsAndReportsAMissingFile() {
    var sets = new QuestionSets(new DataFolder(folder), 1);
    assertThatThrownBy(() -> sets.read("squid")).hasMessageContaining("xquad-en");
    assertThatThrownBy(() -> sets.read("cmrc")).hasMessageContaining("--data");
    assertThat(DataFolder.find(Optional.of(folder.resolve("no")))).isEmpty();
  }

  /** Reads a file of the user's own questions. */
  private static QuestionSet readUserFile(Path file) {
    return QuestionFiles.in(file).files().getFirst().read(1);
  }

  private static List<Gold.InText> goldParagraphs(Question question) {
    return question.steps().stream().map(step -> (Gold.InText) step.anyOf().getFirst()).toList();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String text(Source source) {
    return new String(((Source.InMemory) source).bytes(), StandardCharsets.UTF_8);
  }
}
