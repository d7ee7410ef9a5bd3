package dev.trawl.cli;

import dev.trawl.http.Json;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent.What;
import java.nio.file.Path;

/**
 * Answers one question for Java to note what that loads and compiles: {@code ./trawl} makes its
 * start-up cache from this. It does what {@code ask} does but touches no picocli, whose class files
 * are so old that linking them into a cache crashes Java 25.0.3 (docs/decisions/0051).
 */
final class Rehearsal {
  private Rehearsal() {}

  /** {@code DATA FILE QUESTION}. */
  public static void main(String[] arguments) {
    Logging.to(false);
    var streams = Streams.standard();
    var interrupts = Interrupts.ofProcess();
    var engine = EngineOptions.keepingIn(Path.of(arguments[0]));
    try (var opened =
        OpenDocuments.open(engine, DocumentOptions.of(arguments[1]), streams, interrupts)) {
      var json = new Json(opened.documents());
      var last =
          new Inquiry(opened, interrupts)
              .ask(arguments[2], Level.READ, Budget.UNLIMITED, event -> {});
      if (last instanceof What.Answered(var answer)) {
        streams.print(AnswerText.of(answer));
        streams.print(Json.pretty(json.answer(answer)));
      }
    }
    System.exit(ExitStatus.ANSWERED);
  }
}
