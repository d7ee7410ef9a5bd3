package dev.trawl.bench.speed;

import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.needle.SampleText;
import dev.trawl.bench.subject.Scratch;
import dev.trawl.protocol.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Measures folders of increasing size. A separate process indexes each folder, reads all of it and
 * answers a question, without an existing index.
 *
 * @param tokensPerText maximum tokens of one text; a larger size consists of several texts of equal
 *     length
 */
record GrowthRun(Launcher launcher, Optional<Path> data, int tokensPerText, long seed) {
  private static final double MEBIBYTE = 1 << 20;

  List<GrowthPoint> points(List<Integer> sizes) throws IOException {
    var points = new ArrayList<GrowthPoint>();
    for (var size : sizes) {
      launcher.progress().accept(Lengths.brief(size) + " tokens:");
      points.add(point(size));
    }
    return points;
  }

  private GrowthPoint point(int size) throws IOException {
    var texts = Math.ceilDiv(size, tokensPerText);
    try (var folder = Scratch.below(launcher.scratch());
        var library = Scratch.below(launcher.scratch())) {
      var sample = write(SampleText.of(data, texts, size / texts, seed), folder.path());
      var done = launcher.ask(library.path(), folder.path(), Level.READ, sample.question());
      return new GrowthPoint(
          size,
          texts,
          done.millis() / 1e3,
          done.cpuMillis() / 1e3,
          done.peakBytes().isPresent()
              ? OptionalDouble.of(done.peakBytes().getAsLong() / MEBIBYTE)
              : OptionalDouble.empty(),
          done.output().contains(sample.keyword()));
    }
  }

  private static SampleText write(SampleText sample, Path folder) throws IOException {
    for (var i = 0; i < sample.texts().size(); i++) {
      Files.writeString(folder.resolve("text-%03d.txt".formatted(i)), sample.texts().get(i));
    }
    return sample;
  }
}
