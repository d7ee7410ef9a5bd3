package dev.trawl.bench.jobs;

import dev.trawl.bench.exam.ExamRun;
import dev.trawl.bench.exam.ExamText;
import dev.trawl.bench.haystack.TextPool;
import dev.trawl.bench.report.Benchmark;
import dev.trawl.bench.report.ResultsFolder;
import dev.trawl.bench.subject.Subject;
import dev.trawl.protocol.Level;
import dev.trawl.retrieval.chunk.Tokens;
import dev.trawl.testkit.EndpointPlan;
import dev.trawl.testkit.endpoint.SimulatedEndpoint;
import dev.trawl.testkit.habit.Habits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs the questions with the simulated endpoint as the model.
 *
 * @param plan the options that determine the questions, for {@code plan.json}
 * @param parallel the number of texts processed in parallel
 * @param windowTokens the window of the model, prompt and reply together
 * @param habits the habits of the model
 */
public record JobsRun(
    Map<String, Object> plan,
    List<ExamText> texts,
    Level level,
    int parallel,
    int windowTokens,
    Habits habits)
    implements Benchmark {
  public JobsRun {
    texts = List.copyOf(texts);
  }

  /**
   * The texts. The same arguments give the same texts.
   *
   * @param pools the text pool of each language
   * @param sizes the numbers of items of lists
   * @param questions the number of texts for each size, language and length
   */
  public static List<ExamText> texts(
      Map<String, TextPool> pools,
      List<String> languages,
      List<Integer> lengths,
      List<Integer> sizes,
      int questions,
      long seed) {
    var tokens = Tokens.builtIn();
    var texts =
        new ArrayList<>(
            new ShipTexts(pools, tokens, sizes, questions, seed).texts(languages, lengths));
    texts.addAll(new ChapterTexts(tokens, questions, seed).texts(lengths));
    return texts;
  }

  @Override
  public String run(ResultsFolder folder, boolean json, Consumer<String> progress) {
    var endpointPlan = EndpointPlan.withoutFaults().with(habits).withReading(JobReader::new);
    try (var endpoint = SimulatedEndpoint.start(endpointPlan)) {
      var settings = Subject.endpointSettings(endpoint.uri(), "");
      return new ExamRun(
              plan,
              texts,
              level,
              parallel,
              results -> List.of(),
              library -> Subject.start(library, settings, windowTokens))
          .run(folder, json, progress);
    } catch (IOException e) {
      throw new UncheckedIOException("the simulated endpoint cannot start or stop", e);
    }
  }
}
