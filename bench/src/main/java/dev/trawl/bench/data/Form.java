package dev.trawl.bench.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A form that people publish questions in; its members in the first object of a file tell it. */
enum Form {
  SQUAD(
      "SQuAD, DRCD, CMRC",
      List.of("data"),
      (name, file, seed) -> SquadForm.read(file).set(name, "und")),
  SENTENCES(
      "HotpotQA, 2WikiMultihopQA", List.of("context", "supporting_facts"), MultiHopForm::read),
  PARAGRAPHS("MuSiQue", List.of("paragraphs", "question"), MultiHopForm::read),
  CONTEXTS("HotpotQA as IRCoT has it", List.of("contexts", "question_text"), MultiHopForm::read),
  PLAIN(
      "a line for each question",
      List.of("document", "question"),
      (name, file, seed) -> PlainForm.read(name, file));

  /** Reads a file in the form. */
  private interface Reader {
    QuestionSet read(String name, Path file, long seed);
  }

  private final String whose;
  private final List<String> members;
  private final Reader reader;

  Form(String whose, List<String> members, Reader reader) {
    this.whose = whose;
    this.members = members;
    this.reader = reader;
  }

  /**
   * @param seed by which paragraphs are mixed
   */
  QuestionSet read(String name, Path file, long seed) {
    return reader.read(name, file, seed);
  }

  static Optional<Form> of(Path file) {
    return DataFolder.first(file)
        .flatMap(first -> Arrays.stream(values()).filter(form -> form.fits(first)).findFirst());
  }

  private boolean fits(JsonNode first) {
    return members.stream().allMatch(first::has);
  }

  /** All there are, by their members, for people. */
  static String known() {
    return Arrays.stream(values())
        .map(form -> "%s (%s)".formatted(String.join(" and ", form.members), form.whose))
        .collect(Collectors.joining(", "));
  }
}
