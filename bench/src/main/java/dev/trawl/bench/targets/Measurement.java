package dev.trawl.bench.targets;

import java.util.List;
import java.util.stream.Stream;

/** A benchmark command and the targets that it measures. */
public enum Measurement {
  SINGLE("s-rt", "needle --kind s-rt --needles %d", 1),
  SEVERAL("m-rt", "needle --kind m-rt --needles %d", 1),
  PASSKEY("passkey", "needle --kind passkey --depths 0,25,50,75,100 --needles %d", 1),
  MULTIKEY(
      "multikey", "ruler --task niah_multikey_1,niah_multikey_2,niah_multikey_3 --questions %d", 2),
  VARIABLES("variables", "ruler --task vt --questions %d", 3),
  ELDEST("m-rs", "needle --kind m-rs --level reason --needles %d", 1),
  MISSING("missing", "abstain --questions %d", 5),
  GENEALOGY("genealogy", "chains"),
  XQUAD("xquad", "retrieval --set xquad-en"),
  CMRC("cmrc", "retrieval --set cmrc"),
  HOTPOT("hotpot", "retrieval --set hotpot --level reason"),
  MUSIQUE("musique", "retrieval --set musique --level reason"),
  MANUAL("manual", "retrieval --set rref"),
  NOVELS("novels", "retrieval --set sgyy");

  private final String label;
  private final String command;
  private final int questionsPerNeedle;

  /**
   * Creates a measurement on generated texts, with {@code questionsPerNeedle} questions for each
   * needle.
   */
  Measurement(String label, String command, int questionsPerNeedle) {
    this.label = label;
    this.command = command;
    this.questionsPerNeedle = questionsPerNeedle;
  }

  /** Creates a measurement on the documents and questions of the data folder. */
  Measurement(String label, String command) {
    this(label, command, 0);
  }

  /** Returns the name of the measurement in options, which is also the name of its folder. */
  public String label() {
    return label;
  }

  /**
   * Returns arguments for {@code trawl bench}, without those that all measurements have in common.
   *
   * @param needles number of needles for each language, length and depth; the number of other
   *     questions is proportional
   */
  public List<String> command(int needles) {
    return List.of(command.formatted(needles * questionsPerNeedle).split(" "));
  }

  public boolean usesGeneratedTexts() {
    return questionsPerNeedle > 0;
  }

  public List<Target> targets() {
    return Stream.of(Target.values()).filter(target -> target.measurement() == this).toList();
  }

  public static Measurement of(String label) {
    return Stream.of(values())
        .filter(each -> each.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown target %s; choose from %s"
                        .formatted(label, Stream.of(values()).map(Measurement::label).toList())));
  }
}
