package dev.trawl.retrieval.data;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * Writes nested groups of fields as lines.
 *
 * <p>A group that fits becomes one line, {@code wells: name: Northwell; depth: 82}, so that a
 * citation shows which thing has the value. A longer group becomes one line for each field, {@code
 * wells.name: Northwell}. Records, such as the elements of an array, are not merged into one line,
 * and a record of several lines has a blank line before and after it. Only the fields of a group
 * that may still fit in a line are kept in memory.
 */
final class FieldLines {
  /** Maximum length of a line with several fields. A longer line is hard to read in a citation. */
  static final int WIDTH = 240;

  /** Groups below this depth do not become headings. */
  private static final int HEADING_DEPTH = 3;

  private static final int MAX_NAME = 200;

  private static final Pattern HTML =
      Pattern.compile(
          "</(p|div|a|b|i|ul|ol|li|span|strong|em|h[1-6]|td|table|blockquote)>|<br ?/?>",
          Pattern.CASE_INSENSITIVE);

  /** A name and a value; the name is empty for the text of an element itself. */
  private record Field(String name, String value) {
    @Override
    public String toString() {
      return name.isEmpty() ? value : name + ": " + value;
    }
  }

  /** A single field, in an item without a name, or a group of fields that fits in one line. */
  private record Item(String name, boolean record, List<Field> fields) {
    static Item of(Field field) {
      return new Item("", false, List.of(field));
    }

    /** The fields as they appear in a line of the group that contains this item. */
    List<Field> inside() {
      return fields.stream()
          .map(field -> new Field(join(name, field.name()), field.value()))
          .toList();
    }
  }

  private static final class Group {
    final String name;
    final boolean record;
    final @Nullable Group outer;
    final int depth;
    final List<Item> items = new ArrayList<>();
    int width;
    int records;
    boolean spilled;
    String heading = "";

    Group(String name, boolean record, @Nullable Group outer) {
      this.name = name;
      this.record = record;
      this.outer = outer;
      this.depth = outer == null ? 0 : outer.depth + 1;
    }

    /** The names of the groups around the fields, from the innermost record on. */
    String path() {
      return record || outer == null ? name : join(outer.path(), name);
    }

    boolean isInRecord() {
      return record || outer != null && outer.isInRecord();
    }
  }

  private final DataSink sink;
  private final EncodedData encoded;
  private final Deque<Group> groups = new ArrayDeque<>();
  private boolean blankLine;
  private String heading = "";
  private int headingLevel;

  FieldLines(DataSink sink, EncodedData encoded) {
    this.sink = sink;
    this.encoded = encoded;
  }

  /** Starts a group inside the current one. */
  void open(String name, boolean record) {
    var outer = groups.peek();
    if (outer != null && record && ++outer.records == 2) {
      spill(outer);
    }
    groups.push(new Group(oneLine(name), record, outer));
  }

  void field(String name, String value) {
    sink.check();
    if (encoded.isAll(value)) {
      return;
    }
    var field = new Field(oneLine(name), readable(encoded.without(value)));
    var group = groups.peek();
    if (group == null) {
      line(field.toString());
    } else {
      add(group, Item.of(field), field.value().indexOf('\n') >= 0);
    }
  }

  /** Ends the current group. */
  void close() {
    var group = groups.pop();
    if (group.spilled) {
      blankLine |= group.record;
    } else if (!group.items.isEmpty()) {
      var fields = group.items.stream().flatMap(item -> item.inside().stream()).toList();
      var item = new Item(group.name, group.record, fields);
      if (group.outer == null) {
        line(text(item.name(), item.fields()));
      } else {
        add(group.outer, item, false);
      }
    }
  }

  /** Writes all fields that were kept. Call this before writing other text. */
  void flush() {
    var group = groups.peek();
    if (group != null) {
      spill(group);
    }
  }

  private void add(Group group, Item item, boolean severalLines) {
    for (var field : item.inside()) {
      group.width += field.name().length() + field.value().length() + 4;
    }
    if (severalLines || group.width > WIDTH) {
      spill(group);
    }
    if (group.spilled) {
      write(group, item);
    } else {
      group.items.add(item);
    }
  }

  /** From now on, writes each field and group in {@code group} as a line of its own. */
  private void spill(Group group) {
    if (group.spilled) {
      return;
    }
    if (group.outer != null) {
      spill(group.outer);
      startSection(group.outer, group.name);
    }
    group.spilled = true;
    blankLine |= group.record;
    group.items.forEach(item -> write(group, item));
    group.items.clear();
  }

  private void write(Group group, Item item) {
    if (item.record()) {
      startSection(group, item.name());
    }
    if (item.name().isEmpty() && item.fields().size() == 1) {
      var field = item.fields().getFirst();
      line(new Field(join(group.path(), field.name()), field.value()).toString());
    } else {
      line(text(item.record() ? item.name() : join(group.path(), item.name()), item.fields()));
    }
  }

  /** Makes the next line a heading unless the previous group was also called {@code name}. */
  private void startSection(Group group, String name) {
    if (!group.heading.equals(name) && !group.isInRecord() && group.depth < HEADING_DEPTH) {
      headingLevel = group.depth + 1;
      heading = name;
    }
    group.heading = name;
  }

  private static String text(String name, List<Field> fields) {
    var text = new StringBuilder(name);
    text.append(name.isEmpty() ? "" : ": ");
    for (int i = 0; i < fields.size(); i++) {
      text.append(i == 0 ? "" : "; ").append(fields.get(i));
    }
    return text.toString();
  }

  private void line(String text) {
    boolean severalLines = text.indexOf('\n') >= 0;
    sink.endLines(blankLine || severalLines ? 2 : 1);
    if (!heading.isEmpty()) {
      sink.heading(headingLevel, sink.length(), heading);
      heading = "";
    }
    sink.append(text);
    sink.append("\n");
    blankLine = severalLines;
  }

  private static String join(String path, String name) {
    return path.isEmpty() || name.isEmpty() ? path + name : path + "." + name;
  }

  private static String oneLine(String name) {
    var words = name.replaceAll("\\s+", " ").strip();
    return words.length() > MAX_NAME ? words.substring(0, MAX_NAME) : words;
  }

  /** The text of a value, without HTML tags. Many programs store HTML pages in a field. */
  private static String readable(String value) {
    var text = value.replace("\r\n", "\n").replace('\r', '\n').strip();
    return HTML.matcher(text).find() ? Jsoup.parseBodyFragment(text).wholeText().strip() : text;
  }
}
