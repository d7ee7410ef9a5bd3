package dev.trawl.retrieval.format;

import dev.trawl.retrieval.document.ParsedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the tables in Markdown, CSV and TSV files. Their text stays unchanged. */
final class TextTables {
  private static final Pattern RULE =
      Pattern.compile("^ {0,3}\\|?[ \\t]*:?-+:?[ \\t]*(?:\\|[ \\t]*:?-+:?[ \\t]*)*\\|?[ \\t]*$");
  private static final Pattern FENCE = Pattern.compile("^ {0,3}(?:```+|~~~+).*");
  private static final Pattern NUMBER =
      Pattern.compile("[-+(]?[$€£¥]?[\\d.,\\s]*\\d[\\d.,\\s]*[%)]?");
  private static final String SEPARATORS = ",;\t|";

  /** If the first record is longer, it is not a list of column names, and no table is recorded. */
  private static final int MAX_HEAD_CHARS = 20_000;

  private TextTables() {}

  /** Records the Markdown tables after {@code from}, which separate cells by vertical bars. */
  static void markdown(TextSink sink, int from) {
    var before = new Lines.Line(0, "");
    int start = -1;
    int body = -1;
    int end = -1;
    boolean fenced = false;
    for (var line : new Lines(sink.text(), from, sink.length())) {
      sink.check();
      fenced ^= FENCE.matcher(line.text()).matches();
      boolean bars = !fenced && line.text().contains("|");
      if (start >= 0 && bars) {
        body = body < 0 ? line.start() : body;
        end = line.start() + line.text().length();
      } else if (start >= 0) {
        record(sink, start, body, end);
        start = -1;
      } else if (bars && before.text().contains("|") && RULE.matcher(line.text()).matches()) {
        start = before.start();
        body = -1;
      }
      before = line;
    }
    record(sink, start, body, end);
  }

  private static void record(TextSink sink, int start, int body, int end) {
    if (start >= 0 && body >= 0) {
      sink.table(new ParsedDocument.Table(start, body, end));
    }
  }

  /** Records all text after {@code from} as one table, whose first record may be its header. */
  static void separated(TextSink sink, int from) {
    var text = sink.text();
    int body = afterRecord(text, from);
    if (body < 0 || body >= text.length()) {
      return;
    }
    var head = text.subSequence(from, body).toString().strip();
    var start = head.startsWith("\ufeff") ? from + 1 : from;
    sink.table(new ParsedDocument.Table(start, isHead(head) ? body : start, text.length()));
  }

  /**
   * The start of the second record; -1 if there is none or the first one is too long. A line end in
   * quotes does not end a record.
   */
  private static int afterRecord(CharSequence text, int from) {
    boolean quoted = false;
    for (int i = from; i < Math.min(text.length(), from + MAX_HEAD_CHARS); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      if (c == '\n' && !quoted) {
        return i + 1;
      }
    }
    return -1;
  }

  private static boolean isHead(String head) {
    var fields = fields(head);
    return fields.size() > 1
        && fields.stream().noneMatch(field -> field.isBlank() || NUMBER.matcher(field).matches());
  }

  private static List<String> fields(String record) {
    char separator = separator(record);
    var fields = new ArrayList<String>();
    var field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < record.length(); i++) {
      char c = record.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        fields.add(field.toString().strip());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString().strip());
    return fields;
  }

  private static char separator(String record) {
    char best = ',';
    long most = 0;
    for (char separator : SEPARATORS.toCharArray()) {
      long count = record.chars().filter(c -> c == separator).count();
      if (count > most) {
        most = count;
        best = separator;
      }
    }
    return best;
  }
}
