package dev.trawl.retrieval.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads JSON: one value, or several one after the other. Comments, trailing commas and {@code NaN}
 * are accepted, because configuration files contain them. Messages of a chat become lines of a
 * conversation; everything else becomes {@link FieldLines}.
 */
public final class JsonReader implements DataReader {
  /** A document with deeper values is read as plain text. */
  private static final int MAX_DEPTH = 200;

  /** No limit of its own: trawl.documents.max-file-size limits the whole file. */
  private static final int MAX_STRING = Integer.MAX_VALUE;

  /** A longer string in an array gets a line of its own. */
  private static final int SHORT = 80;

  static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(MAX_STRING)
                          .build())
                  .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                  .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                  .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                  .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                  .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                  .build())
          .build();

  @Override
  public boolean read(Content content, DataSink sink) throws IOException {
    try (var in = content.open()) {
      if (!isValid(in, sink)) {
        return false;
      }
    }
    try (var in = content.open();
        var parser = JSON.createParser(in)) {
      var output = new Output(sink);
      boolean several = false;
      while (parser.nextToken() != null) {
        output.value(parser, "", several);
        several = true;
      }
      output.end();
    }
    return true;
  }

  private static boolean isValid(Reader in, DataSink sink) throws IOException {
    try (var parser = JSON.createParser(in)) {
      boolean any = false;
      while (parser.nextToken() != null) {
        any = true;
        sink.check();
      }
      return any;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** Writes the values of one document. */
  static final class Output {
    private final DataSink sink;
    private final EncodedData encoded = new EncodedData();
    private final FieldLines lines;

    Output(DataSink sink) {
      this.sink = sink;
      this.lines = new FieldLines(sink, encoded);
    }

    /** Writes all fields that were kept. Call this before writing other text. */
    void flush() {
      lines.flush();
    }

    void end() {
      encoded.warn(sink);
    }

    /** Writes a record, such as a line of JSON Lines. */
    void record(JsonParser parser) throws IOException {
      element(parser, "");
    }

    /**
     * Writes the value at the current token and leaves the parser at the last token of the value.
     */
    void value(JsonParser parser, String name, boolean record) throws IOException {
      switch (parser.currentToken()) {
        case START_OBJECT -> object(parser, name, record);
        case START_ARRAY -> array(parser, name);
        default -> lines.field(name, scalar(parser));
      }
    }

    private void object(JsonParser parser, String name, boolean record) throws IOException {
      if (parser.nextToken() == JsonToken.END_OBJECT) {
        lines.field(name, "{}");
        return;
      }
      lines.open(name, record);
      while (parser.currentToken() != JsonToken.END_OBJECT) {
        var field = parser.currentName();
        parser.nextToken();
        value(parser, field, false);
        parser.nextToken();
      }
      lines.close();
    }

    private void array(JsonParser parser, String name) throws IOException {
      if (parser.nextToken() == JsonToken.END_ARRAY) {
        lines.field(name, "[]");
        return;
      }
      var scalars = new ArrayList<String>();
      while (parser.currentToken() != JsonToken.END_ARRAY) {
        if (parser.currentToken().isScalarValue()) {
          addScalar(name, scalar(parser), scalars);
        } else {
          writeScalars(name, scalars);
          element(parser, name);
        }
        parser.nextToken();
      }
      writeScalars(name, scalars);
    }

    private void element(JsonParser parser, String name) throws IOException {
      boolean mayBeChat = name.isEmpty() || name.equals("messages");
      if (!mayBeChat || parser.currentToken() != JsonToken.START_OBJECT) {
        value(parser, name, true);
        return;
      }
      JsonNode node = JSON.readTree(parser);
      var message = ChatMessages.line(node);
      if (message.isPresent()) {
        lines.flush();
        sink.endLines(2);
        sink.append(encoded.without(message.get()));
        sink.append("\n");
      } else {
        try (var fields = JSON.treeAsTokens(node)) {
          fields.nextToken();
          value(fields, name, true);
        }
      }
    }

    private void addScalar(String name, String value, List<String> scalars) {
      int width = scalars.stream().mapToInt(text -> text.length() + 2).sum();
      boolean isShort = value.length() <= SHORT && value.indexOf('\n') < 0;
      if (!isShort || width + value.length() > FieldLines.WIDTH / 2) {
        writeScalars(name, scalars);
      }
      if (isShort) {
        scalars.add(value);
      } else {
        lines.field(name, value);
      }
    }

    private void writeScalars(String name, List<String> scalars) {
      if (!scalars.isEmpty()) {
        lines.field(name, String.join(", ", scalars));
        scalars.clear();
      }
    }

    /** An empty text is written as two quotation marks, so that its name does not stand alone. */
    private static String scalar(JsonParser parser) throws IOException {
      var text = parser.getText();
      return text.isBlank() && parser.currentToken() == JsonToken.VALUE_STRING ? "\"\"" : text;
    }
  }
}
