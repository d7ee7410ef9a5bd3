package dev.trawl.bench.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A published file format of questions. It is detected from the members of the first object in a
 * file.
 */
enum QuestionFormat {
  SQUAD(
      "SQuAD, DRCD, CMRC",
      List.of("data"),
      (name, file, seed) -> SquadFormat.read(file).set(name, "und")),
  SENTENCES(
      "HotpotQA, 2WikiMultihopQA", List.of("context", "supporting_facts"), MultiHopFormat::read),
  PARAGRAPHS("MuSiQue", List.of("paragraphs", "question"), MultiHopFormat::read),
  CONTEXTS(
      "HotpotQA in the format of IRCoT",
      List.of("contexts", "question_text"),
      MultiHopFormat::read),
  PLAIN(
      "one line per question",
      List.of("document", "question"),
      (name, file, seed) -> PlainFormat.read(name, file));

  /** Reads a file in the format. */
  private interface Reader {
    QuestionSet read(String name, Path file, long seed);
  }

  private final String setNames;
  private final List<String> members;
  private final Reader reader;

  QuestionFormat(String setNames, List<String> members, Reader reader) {
    this.setNames = setNames;
    this.members = members;
    this.reader = reader;
  }

  /**
   * @param seed the seed for shuffling paragraphs
   */
  QuestionSet read(String name, Path file, long seed) {
    return reader.read(name, file, seed);
  }

  static Optional<QuestionFormat> of(Path file) {
    return DataFolder.first(file)
        .flatMap(
            first -> Arrays.stream(values()).filter(format -> format.matches(first)).findFirst());
  }

  private boolean matches(JsonNode first) {
    return members.stream().allMatch(first::has);
  }

  /** Returns a description of all formats, for error messages. */
  static String descriptions() {
    return Arrays.stream(values())
        .map(format -> "%s (%s)".formatted(String.join(" and ", format.members), format.setNames))
        .collect(Collectors.joining(", "));
  }
}
