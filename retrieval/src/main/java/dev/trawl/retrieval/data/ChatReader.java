package dev.trawl.retrieval.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Reads chats that WhatsApp and similar programs export as text. Each message is a paragraph that
 * starts with its time and speaker; each day is a section.
 */
public final class ChatReader implements DataReader {
  /** {@code [15.04.26, 09:12:33] Orla: …} and {@code 4/15/26, 9:12 AM - Orla: …}. */
  private static final Pattern MESSAGE =
      Pattern.compile(
          "(?:\\[)?(\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4})\\.?,? \\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?"
              + "(?: ?[AaPp]\\.?\\s?[Mm]\\.?)?(?:\\] | - ).*");

  private static final Pattern MARKS = Pattern.compile("[\\u200e\\u200f\\u202a-\\u202e\\ufeff]");

  /** No-break spaces, which keep the parts of a time on one line. */
  private static final Pattern SPACES = Pattern.compile("[\\u00a0\\u202f]");

  /** Number of lines at the start that are examined; at least half of them must be messages. */
  private static final int EXAMINED = 12;

  private static final int MIN_MESSAGES = 2;

  /** Whether {@code start} is the start of a chat. */
  public static boolean startsChat(CharSequence start) {
    var lines = start.toString().lines().filter(line -> !line.isBlank()).limit(EXAMINED).toList();
    long messages = lines.stream().filter(line -> MESSAGE.matcher(clean(line)).matches()).count();
    return messages >= MIN_MESSAGES
        && messages * 2 >= lines.size()
        && MESSAGE.matcher(clean(lines.getFirst())).matches();
  }

  @Override
  public boolean read(Content content, DataSink sink) throws IOException {
    try (var in = new BufferedReader(content.open())) {
      var day = "";
      for (var read = in.readLine(); read != null; read = in.readLine()) {
        sink.check();
        var line = clean(read);
        var message = MESSAGE.matcher(line);
        if (message.matches()) {
          sink.endLines(2);
          if (!message.group(1).equals(day)) {
            day = message.group(1);
            sink.heading(1, sink.length(), day);
          }
        }
        sink.append(line);
        sink.append("\n");
      }
    }
    return true;
  }

  private static String clean(String line) {
    var words = MARKS.matcher(line).replaceAll("");
    return SPACES.matcher(words).replaceAll(" ");
  }
}
