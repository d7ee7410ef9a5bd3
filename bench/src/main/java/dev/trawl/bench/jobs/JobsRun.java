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
 * @param parallel the number of texts that are processed at the same time
 * @param windowTokens the model's window, for prompt and reply together
 * @param habits typical mistakes that the simulated model makes
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
   * Generates the texts. The result depends only on the arguments.
   *
   * @param pools the text pool of each language
   * @param listSizes how many items the generated lists have
   * @param textsPerCombination the number of texts for each list size, language and length
   */
  public static List<ExamText> texts(
      Map<String, TextPool> pools,
      List<String> languages,
      List<Integer> lengths,
      List<Integer> listSizes,
      int textsPerCombination,
      long seed) {
    var tokens = Tokens.builtIn();
    var texts =
        new ArrayList<>(
            new ShipTexts(pools, tokens, listSizes, textsPerCombination, seed)
                .texts(languages, lengths));
    texts.addAll(new ChapterTexts(tokens, textsPerCombination, seed).texts(lengths));
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
