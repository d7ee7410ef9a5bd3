package dev.trawl.bench.stages;

import dev.trawl.bench.needle.SampleText;
import dev.trawl.protocol.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The input files of the stages: the same text in every file format, and the question. */
record StageFiles(Path folder) {
  private static final String QUESTION = "question";

  static StageFiles write(SampleText sample, Path folder) throws IOException {
    var files = new StageFiles(folder);
    for (var format : SampleFormat.values()) {
      format.write(sample.texts().getFirst(), files.source(format).path());
    }
    Files.writeString(folder.resolve(QUESTION), sample.question());
    return files;
  }

  Source.LocalFile source(SampleFormat format) {
    var name = "sample." + format.extension();
    return new Source.LocalFile(folder.resolve(name), name);
  }

  String question() throws IOException {
    return Files.readString(folder.resolve(QUESTION));
  }
}
