package dev.trawl.retrieval.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Reads YAML line by line. Its lines are readable as they are, and comments are part of the text,
 * so only files encoded as base64 are left out.
 */
public final class YamlReader implements DataReader {
  private static final Pattern ENCODED_LINE = Pattern.compile("\\s*[A-Za-z0-9+/_-]{40,}={0,2}\\s*");

  @Override
  public boolean read(Content content, DataSink sink) throws IOException {
    var encoded = new EncodedData();
    try (var in = new BufferedReader(content.open())) {
      var held = new StringBuilder();
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        sink.check();
        if (ENCODED_LINE.matcher(line).matches()) {
          held.append(line).append('\n');
        } else {
          write(held, encoded, sink);
          sink.append(withoutValue(line, encoded));
          sink.append("\n");
        }
      }
      write(held, encoded, sink);
    }
    encoded.warn(sink);
    return true;
  }

  /** Writes the held lines, unless together they are an encoded file. */
  private static void write(StringBuilder held, EncodedData encoded, DataSink sink) {
    if (!held.isEmpty() && !encoded.isAll(held.toString().replaceAll("\\s", ""))) {
      sink.append(held);
    }
    held.setLength(0);
  }

  private static String withoutValue(String line, EncodedData encoded) {
    int value = line.indexOf(": ") + 2;
    boolean isEncoded = value > 1 && encoded.isAll(line.substring(value).strip());
    return isEncoded ? line.substring(0, value - 1) : encoded.without(line);
  }
}
