package dev.trawl.retrieval.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;

/**
 * Reads JSON Lines: one record per line. A line that is not JSON is kept as it is, because one
 * broken line, often the last, says nothing about the others.
 */
public final class JsonLinesReader implements DataReader {
  @Override
  public boolean read(Content content, DataSink sink) throws IOException {
    try (var in = new BufferedReader(content.open())) {
      if (!hasRecord(in, sink)) {
        return false;
      }
    }
    try (var in = new BufferedReader(content.open())) {
      write(in, sink);
    }
    return true;
  }

  private static boolean hasRecord(BufferedReader lines, DataSink sink) throws IOException {
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      sink.check();
      if (line.strip().startsWith("{") && isValid(line)) {
        return true;
      }
    }
    return false;
  }

  private static void write(BufferedReader lines, DataSink sink) throws IOException {
    var output = new JsonReader.Output(sink);
    int broken = 0;
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      sink.check();
      if (line.isBlank()) {
        continue;
      }
      if (isValid(line)) {
        try (var parser = JsonReader.JSON.createParser(line)) {
          parser.nextToken();
          output.record(parser);
        }
      } else {
        broken++;
        output.flush();
        sink.endLines(2);
        sink.append(line.strip());
        sink.endLines(2);
      }
    }
    output.end();
    if (broken > 0) {
      sink.warn(
          broken == 1
              ? "1 line is not valid JSON; it is read as plain text"
              : "%d lines are not valid JSON; they are read as plain text".formatted(broken));
    }
  }

  private static boolean isValid(String line) throws IOException {
    try (var parser = JsonReader.JSON.createParser(line)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
