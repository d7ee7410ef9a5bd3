package dev.trawl.actors.model;

import dev.trawl.protocol.ReadingModel.Split;
import dev.trawl.retrieval.chunk.Languages;
import java.util.Optional;

/** What a model replies where a question is split. */
final class Replies {
  private Replies() {}

  /** A reply that was cut before it came to the instruction may have lost one. */
  static Optional<Split> split(String reply) {
    return JsonReply.in(Prose.spoken(reply), Job.SPLIT)
        .filter(json -> !json.cut() || json.value().has("instruction"))
        .flatMap(
            json -> {
              var information = JsonReply.text(json.member("information"));
              var instruction = JsonReply.text(json.member("instruction"));
              return information.isEmpty() || Prose.isNothing(information)
                  ? Optional.empty()
                  : Optional.of(
                      new Split(
                          information,
                          Prose.isNothing(instruction) ? "" : instruction,
                          Languages.of(information)));
            });
  }

  /** 0 where it is none. */
  static int number(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException noNumber) {
      return 0;
    }
  }
}
