package dev.trawl.bench.babilong;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.bench.babilong.Event.Dropped;
import dev.trawl.bench.babilong.Event.Gave;
import dev.trawl.bench.babilong.Event.Moved;
import dev.trawl.bench.babilong.Event.Took;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuestionsTest {
  private static final WorldWords WORDS = WorldWords.of("en");

  @Test
  void peopleAreWhereTheyWentLast() {
    var questions =
        after(
            new Moved("Oswin", "attic"),
            new Moved("Marga", "pantry"),
            new Moved("Oswin", "cellar"));
    assertThat(questions.wherePeopleAre())
        .containsExactly(
            new WorldQuestion("where-person", Map.of("person", "Oswin"), "cellar", List.of(2)),
            new WorldQuestion("where-person", Map.of("person", "Marga"), "pantry", List.of(1)));
  }

  @Test
  void objectsAreWhereTheirHolderIs() {
    var questions =
        after(new Moved("Oswin", "attic"), new Took("Oswin", "kite"), new Moved("Oswin", "cellar"));
    assertThat(questions.whereObjectsAre())
        .containsExactly(where("where-object", Map.of("object", "kite"), "cellar", 1, 2));
  }

  @Test
  void objectsStayWhereTheyAreDropped() {
    var questions =
        after(
            new Moved("Oswin", "attic"),
            new Took("Oswin", "kite"),
            new Dropped("Oswin", "kite"),
            new Moved("Oswin", "cellar"));
    assertThat(questions.whereObjectsAre())
        .containsExactly(where("where-object", Map.of("object", "kite"), "attic", 0, 2));
  }

  @Test
  void knowsWhereObjectsWereBefore() {
    var questions =
        after(
            new Moved("Oswin", "cellar"),
            new Took("Oswin", "kite"),
            new Moved("Oswin", "attic"),
            new Moved("Marga", "attic"),
            new Dropped("Oswin", "kite"),
            new Took("Marga", "kite"),
            new Moved("Marga", "orchard"));
    assertThat(questions.whereObjectsWere())
        .containsExactly(
            where("where-before", Map.of("object", "kite", "place", "attic"), "cellar", 0, 1, 2),
            where("where-before", Map.of("object", "kite", "place", "orchard"), "attic", 3, 5, 6));
  }

  @Test
  void doesNotAskAboutAPlaceThatAnObjectReachedTwice() {
    var questions =
        after(
            new Moved("Oswin", "cellar"),
            new Took("Oswin", "kite"),
            new Moved("Oswin", "attic"),
            new Moved("Oswin", "cellar"),
            new Moved("Oswin", "attic"));
    assertThat(questions.whereObjectsWere()).isEmpty();
  }

  @Test
  void asksOnlyAboutGiftsWithASingleAnswer() {
    var questions =
        after(
            new Gave("Oswin", "kite", "Marga"),
            new Gave("Oswin", "lantern", "Marga"),
            new Gave("Marga", "kite", "Bruno"));
    assertThat(questions.whoGaveWhat())
        .filteredOn(question -> question.evidence().equals(List.of(0)))
        .extracting(WorldQuestion::template)
        .containsExactly("who-gave-to", "who-got-from");
    assertThat(questions.whoGaveWhat())
        .filteredOn(question -> question.template().equals("what-given"))
        .containsExactly(
            new WorldQuestion(
                "what-given", Map.of("person", "Marga", "recipient", "Bruno"), "kite", List.of(2)));
  }

  private static WorldQuestion where(
      String template, Map<String, String> bound, String answer, Integer... evidence) {
    return new WorldQuestion(template, bound, answer, List.of(evidence));
  }

  private static Questions after(Event... events) {
    var history = new History();
    List.of(events).forEach(history::add);
    return new Questions(history, WORDS);
  }
}
