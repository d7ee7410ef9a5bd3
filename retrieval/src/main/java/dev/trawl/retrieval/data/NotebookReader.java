package dev.trawl.retrieval.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Reads Jupyter notebooks: text, code and the text that the code printed, in order. Each cell is a
 * page. Pictures and the notebook's own settings are left out.
 */
public final class NotebookReader implements DataReader {
  /** Colours and cursor movements of a terminal. */
  private static final Pattern TERMINAL = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");

  /** What Python prints for a picture, such as {@code <Figure size 640x480 with 1 Axes>}. */
  private static final Pattern OBJECT = Pattern.compile("<[A-Za-z][\\w.]*[^<>\\n]*>");

  @Override
  public boolean read(Content content, DataSink sink) throws IOException {
    if (!hasCells(content, sink)) {
      return new JsonReader().read(content, sink);
    }
    try (var in = content.open();
        var parser = JsonReader.JSON.createParser(in)) {
      var output = new Output(sink);
      while (parser.nextToken() != null) {
        // Before version 4, the cells were in worksheets.
        boolean isCells =
            parser.currentToken() == JsonToken.START_ARRAY && "cells".equals(parser.currentName());
        while (isCells && parser.nextToken() == JsonToken.START_OBJECT) {
          JsonNode cell = JsonReader.JSON.readTree(parser);
          output.cell(cell);
        }
      }
      output.end();
    }
    return true;
  }

  private static boolean hasCells(Content content, DataSink sink) throws IOException {
    try (var in = content.open();
        var parser = JsonReader.JSON.createParser(in)) {
      boolean found = false;
      while (parser.nextToken() != null) {
        sink.check();
        found |=
            parser.currentToken() == JsonToken.START_ARRAY && "cells".equals(parser.currentName());
      }
      return found;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private static final class Output {
    private final DataSink sink;
    private final EncodedData encoded = new EncodedData();
    private int cells;

    Output(DataSink sink) {
      this.sink = sink;
    }

    void end() {
      encoded.warn(sink);
    }

    void cell(JsonNode cell) throws IOException {
      sink.endLines(2);
      sink.page(String.valueOf(++cells));
      var source = lines(cell.has("source") ? cell.path("source") : cell.path("input"));
      switch (cell.path("cell_type").asText()) {
        case "markdown" -> sink.markdown(encoded.without(source));
        case "heading" ->
            sink.markdown("#".repeat(Math.clamp(cell.path("level").asInt(), 1, 6)) + " " + source);
        default -> sink.append(encoded.without(source));
      }
      for (var output : cell.path("outputs")) {
        output(output);
      }
    }

    private void output(JsonNode output) throws IOException {
      switch (output.path("output_type").asText()) {
        case "stream" -> block(lines(output.path("text")));
        case "error", "pyerr" ->
            block(output.path("ename").asText() + ": " + output.path("evalue").asText());
        default -> shown(output.has("data") ? output.path("data") : output);
      }
    }

    /**
     * A result may be stored in several formats. HTML is only written if there is no plain text.
     */
    private void shown(JsonNode forms) throws IOException {
      forms.forEach(form -> encoded.isAll(lines(form)));
      for (var type : new String[] {"text/markdown", "text/plain", "text", "text/latex"}) {
        var text = lines(forms.path(type)).strip();
        if (!text.isEmpty()) {
          block(OBJECT.matcher(text).matches() ? "" : text);
          return;
        }
      }
      var html = lines(forms.path("text/html"));
      if (!html.isBlank()) {
        sink.endLines(2);
        sink.html(encoded.without(html));
      }
    }

    private void block(String text) {
      var words = encoded.without(TERMINAL.matcher(text).replaceAll("")).strip();
      if (!words.isEmpty() && !encoded.isAll(words)) {
        sink.endLines(2);
        sink.append(words);
      }
    }

    /** Returns the text of one string or of a list of lines. */
    private static String lines(JsonNode text) {
      if (!text.isArray()) {
        return text.asText();
      }
      var all = new StringBuilder();
      text.forEach(line -> all.append(line.asText()));
      return all.toString();
    }
  }
}
