package dev.trawl.actors.run;

import dev.trawl.actors.documents.Retrievers;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.QuestionKind;
import dev.trawl.protocol.Retrieval.FoundPlace;
import dev.trawl.protocol.Retrieval.Placed;
import dev.trawl.retrieval.place.PlaceReference;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Resolves the places that a question names, such as "chapter two" or "the last sentence of clause
 * 2.2", without a model. If the question asks only for a sentence or a heading, that text is the
 * answer; otherwise the writer sees the place before the chunks that a search finds.
 */
record Locating(RunScope run, Retrievers retrievers) implements Phase {
  /**
   * Maximum number of words besides the place in a question that only asks for a place, such as
   * "What is …?" or "第二章的第一句话是什么？".
   */
  private static final int MAX_OTHER_WORDS = 4;

  /**
   * Maximum number of further words if the question asks for an aspect of the place, such as "the
   * title of" or "のタイトル".
   */
  private static final int MAX_ASPECT_WORDS = 3;

  private static final Pattern WORDS =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]{1,2}|[\\p{L}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]]+");

  /** Words of questions such as "What does clause 2.2 say?" and "第二章写了什么？". */
  private static final Pattern ASKING_FOR_TEXT =
      Pattern.compile(
          "(?iu)what|which|do(?:es)?|is|are|was|were|the|an?|text|wording|contents?|of|in|under|say[s]?|said"
              + "|state[sd]?|contains?|provides?|stipulates?|reads?|quote|cite|show|me|give|please|tell|steht"
              + "|sagt|lautet|der|die|das|von|que|quoi|dit|prévoit|est|le|la|texte|de|du|qué|dice|el|texto|del"
              + "|cosa|il|testo|di|o|diz|[的是说說了些写寫着著有什么甚麼内容內规規定里裡中讲講何と書いてありますか言はで]+");

  /** Locates places if the question names some; otherwise searches at once. */
  static Phase begin(RunScope run, Retrievers retrievers) {
    var information = run.state().split().information();
    if (run.state().level() != Level.RETRIEVE || PlaceReference.in(information).isEmpty()) {
      return Retrieving.begin(run, retrievers, List.of());
    }
    run.place(retrievers, information);
    return new Locating(run, retrievers);
  }

  @Override
  public Phase onMessage(Run.Command message) {
    return switch (message) {
      case Run.Placed(var places) -> placed(places);
      case Run.StepFailed(var why) -> {
        run.warn("The place that the question names could not be looked up: " + why);
        yield Retrieving.begin(run, retrievers, List.of());
      }
      default -> run.handleCommon(this, message);
    };
  }

  private Phase placed(Retrievers.Places found) {
    found.warnings().forEach(run::warn);
    var places = found.documents().stream().flatMap(each -> each.places().stream()).toList();
    var text = places.stream().flatMap(place -> place.text().stream()).toList();
    var chunks = places.stream().flatMap(place -> place.chunks().stream()).distinct().toList();
    if (asksOnlyForPlaces() && !text.isEmpty() && places.stream().allMatch(Locating::isQuoted)) {
      return run.answer(
          retrievers, Set.copyOf(chunks), text, conclusion -> conclusion.quoted(text));
    }
    var absent = found.documents().stream().map(Placed::absent).distinct().toList();
    return chunks.isEmpty() && isAbsent(absent)
        ? run.answer(
            retrievers,
            Set.of(),
            List.of(),
            conclusion -> conclusion.absent(String.join(" ", absent)))
        : Retrieving.begin(run, retrievers, preferred(chunks));
  }

  private static boolean isQuoted(FoundPlace place) {
    return !place.text().isEmpty();
  }

  private boolean isAbsent(List<String> absent) {
    return !absent.isEmpty() && absent.stream().noneMatch(String::isEmpty);
  }

  private List<ChunkId> preferred(List<ChunkId> chunks) {
    var limit = run.settings().window().maxHits();
    return chunks.subList(0, Math.min(limit, chunks.size()));
  }

  /**
   * Returns true if the question consists of little more than the places that it names. A chapter
   * or a clause must be asked for by its text, because "Who signs clause 2.2?" asks for a part of
   * it.
   */
  private boolean asksOnlyForPlaces() {
    var kind = run.state().asked().kind();
    if ((kind != QuestionKind.FACT && kind != QuestionKind.PLACE)
        || !run.state().split().instruction().isBlank()) {
      return false;
    }
    var rest = run.state().split().information();
    var limit = MAX_OTHER_WORDS;
    var areParts = true;
    for (var reference : PlaceReference.in(rest)) {
      rest = rest.replace(reference.words(), " ");
      var isText = reference.aspect() == PlaceReference.Aspect.TEXT;
      limit += isText ? 0 : MAX_ASPECT_WORDS;
      areParts &= !isText || reference.target().unit().isPiece();
    }
    var others = WORDS.matcher(rest).results().map(MatchResult::group).toList();
    return others.size() <= limit
        && (areParts || others.stream().allMatch(ASKING_FOR_TEXT.asMatchPredicate()));
  }
}
