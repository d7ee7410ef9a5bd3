package dev.trawl.retrieval.rtf;

import dev.trawl.retrieval.office.EquationField;
import dev.trawl.retrieval.office.Symbols;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The fields of a document. Their stored results are text; the others show a symbol, a formula, or
 * a box or list of a form. Not thread-safe.
 */
final class Fields {
  private static final int MAX_INSTRUCTION = 1_000;
  private static final int MAX_ENTRIES = 1_000;

  /** Form fields: a box, and a list. Text fields show their result. */
  private static final int BOX = 1;

  private static final int LIST = 2;

  /** The value of a box or list that nobody has changed. */
  private static final int UNCHANGED = 25;

  private static final Pattern SYMBOL =
      Pattern.compile("SYMBOL\\s+(0x[0-9a-f]{1,4}|\\d{1,5})\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern FONT = Pattern.compile("\\\\f\\s*\"?([^\"\\\\]+)");

  private static final class Field {
    private final StringBuilder instruction = new StringBuilder();
    private final List<StringBuilder> entries = new ArrayList<>();
    private boolean hasResult;
    private int type;
    private int chosen = UNCHANGED;
    private int preset;
  }

  private final Deque<Field> open = new ArrayDeque<>();

  void start() {
    open.push(new Field());
  }

  /** Notes that text was written, which may be the result of a field. */
  void written(String words) {
    var field = open.peek();
    if (field != null && !field.hasResult) {
      field.hasResult = !words.isBlank();
    }
  }

  void addInstruction(String words) {
    var field = open.peek();
    if (field != null && field.instruction.length() + words.length() < MAX_INSTRUCTION) {
      field.instruction.append(words);
    }
  }

  /** Reads a property of a box or list. */
  void readForm(String name, int parameter) {
    var field = open.peek();
    if (field != null) {
      switch (name) {
        case "fftype" -> field.type = parameter;
        case "ffres" -> field.chosen = parameter;
        case "ffdefres" -> field.preset = parameter;
        default -> {}
      }
    }
  }

  void startEntry() {
    var field = open.peek();
    if (field != null && field.entries.size() < MAX_ENTRIES) {
      field.entries.add(new StringBuilder());
    }
  }

  void addEntry(String words) {
    var field = open.peek();
    if (field != null && !field.entries.isEmpty()) {
      field.entries.getLast().append(words);
    }
  }

  /** Ends a field and returns what it shows if it has no stored result. */
  String end() {
    var field = open.poll();
    if (field == null || field.hasResult) {
      return "";
    }
    int chosen = field.chosen == UNCHANGED ? field.preset : field.chosen;
    if (field.type == BOX) {
      return chosen == 1 ? "☒" : "☐";
    }
    if (field.type == LIST) {
      return chosen >= 0 && chosen < field.entries.size()
          ? field.entries.get(chosen).toString()
          : "";
    }
    var instruction = field.instruction.toString().strip();
    var symbol = SYMBOL.matcher(instruction);
    return symbol.lookingAt()
        ? symbol(symbol.group(1), instruction)
        : EquationField.line(instruction);
  }

  private static String symbol(String number, String instruction) {
    boolean isHexadecimal = number.length() > 2 && Character.toLowerCase(number.charAt(1)) == 'x';
    int code = isHexadecimal ? Integer.parseInt(number.substring(2), 16) : Integer.parseInt(number);
    var font = FONT.matcher(instruction);
    var name = font.find() ? font.group(1).strip() : "";
    var character =
        code < 0x100 && !Symbols.isSymbolFont(name)
            ? new String(new byte[] {(byte) code}, CodePages.WESTERN)
            : String.valueOf((char) code);
    return Symbols.text(character, name);
  }
}
