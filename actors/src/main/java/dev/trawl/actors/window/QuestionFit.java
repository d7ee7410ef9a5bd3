package dev.trawl.actors.window;

import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.QuestionKind;
import dev.trawl.protocol.TermStatistics;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * A question for a model, cut so that enough of the window is left for the documents.
 *
 * <p>Information, instruction and keywords together may use a configured share of the tokens that
 * the fixed part of the prompt leaves. If they need more, keywords are dropped from the end, then
 * the information is cut at its end, then the instruction. Each cut gives a warning. The search
 * uses the whole question, because it has no such limit.
 *
 * @param query the query that the model sees
 * @param warnings one sentence for each cut
 */
public record QuestionFit(
    String information, String instruction, Query query, List<String> warnings) {
  public QuestionFit {
    warnings = List.copyOf(warnings);
  }

  /** The question as readers receive it, with the {@code statistics} of its query's terms. */
  public ModelTask.Question forReaders(TermStatistics statistics, QuestionKind kind) {
    return new ModelTask.Question(information, query, statistics, kind);
  }

  /**
   * Fits {@code split} and {@code keywords} into {@code share} of the tokens that the fixed part of
   * the model's prompt leaves.
   */
  public static QuestionFit of(
      ReadingModel model, ReadingModel.Split split, List<Keyword> keywords, double share) {
    var fixed = tokens(model, new ReadingModel.Split("", "", split.language()), List.of());
    var limit = fixed + (int) ((model.window().promptTokens() - fixed) * share);
    var warnings = new ArrayList<String>();
    var kept =
        keywords.subList(
            0,
            longest(
                keywords.size(),
                count -> tokens(model, split, keywords.subList(0, count)) <= limit));
    if (kept.size() < keywords.size()) {
      warnings.add(
          "%d of %d keywords were not given to the model because they do not fit its window."
              .formatted(keywords.size() - kept.size(), keywords.size()));
    }
    var information =
        prefix(
            split.information(),
            text -> tokens(model, withInformation(split, text), kept) <= limit);
    if (information.length() < split.information().length()) {
      warnings.add(cut("question", information, split.information()));
    }
    var shorter = withInformation(split, information);
    var instruction =
        prefix(
            split.instruction(),
            text -> tokens(model, withInstruction(shorter, text), kept) <= limit);
    if (instruction.length() < split.instruction().length()) {
      warnings.add(cut("instruction", instruction, split.instruction()));
    }
    return new QuestionFit(
        information, instruction, new Query(information, split.language(), kept), warnings);
  }

  /** The longest prefix of {@code text} that fits; empty if none fits. No code point is split. */
  public static String prefix(String text, Predicate<String> fits) {
    return prefix(text, longest(text.length(), length -> fits.test(prefix(text, length))));
  }

  private static String prefix(String text, int end) {
    var splitsPair =
        end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, splitsPair ? end - 1 : end);
  }

  private static String cut(String what, String kept, String original) {
    return "The %s was cut to its first %d of %d characters to fit the model's window."
        .formatted(what, kept.length(), original.length());
  }

  /** The largest number up to {@code limit} that fits, found by bisection; 0 if none fits. */
  private static int longest(int limit, IntPredicate fits) {
    if (fits.test(limit)) {
      return limit;
    }
    var low = 0;
    var high = limit;
    while (high - low > 1) {
      var middle = (low + high) >>> 1;
      if (fits.test(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static ReadingModel.Split withInformation(ReadingModel.Split split, String information) {
    return new ReadingModel.Split(information, split.instruction(), split.language());
  }

  private static ReadingModel.Split withInstruction(ReadingModel.Split split, String instruction) {
    return new ReadingModel.Split(split.information(), instruction, split.language());
  }

  private static int tokens(ReadingModel model, ReadingModel.Split split, List<Keyword> keywords) {
    return model.promptTokens(
        new ModelTask.Answer(
            split.information(),
            split.instruction(),
            new Query(split.information(), split.language(), keywords),
            TermStatistics.NONE,
            List.of()));
  }
}
