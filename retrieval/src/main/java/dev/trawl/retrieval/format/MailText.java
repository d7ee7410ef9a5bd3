package dev.trawl.retrieval.format;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * Reads mail (RFC 5322) and mailboxes. The header comes first, with the date as the sender wrote
 * it, because a conversion to UTC, as in Tika, may change the day. Only one of several alternative
 * bodies is read. Attached documents follow the text under their names.
 */
final class MailText {
  private static final List<String> FIELDS = List.of("Subject", "From", "To", "Cc", "Date");
  private static final int MAX_DEPTH = 30;

  private final TextSink sink;
  private final TextLayout layout;
  private final TikaText.Embedded documents;

  private MailText(TextSink sink, TikaText.Embedded documents) {
    this.sink = sink;
    this.layout = new TextLayout(sink);
    this.documents = documents;
  }

  static void write(Path file, Format format, TextSink sink, TikaText.Embedded documents)
      throws IOException {
    try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      var mail = new MailText(sink, documents);
      if (format == Format.MAILBOX) {
        mail.writeBox(in);
      } else {
        mail.write(in);
      }
    }
  }

  private void write(InputStream in) throws IOException {
    var builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(
        MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(1 << 20)
            .setMaxHeaderCount(10_000)
            .build());
    builder.setDecodeMonitor(DecodeMonitor.SILENT);
    var message = builder.parseMessage(in);
    try {
      write(message, 0);
    } finally {
      message.dispose();
    }
  }

  /** Reads the messages of a mailbox one after the other; each starts with a line "From …". */
  private void writeBox(InputStream in) throws IOException {
    var message = new ByteArrayOutputStream();
    var line = new ByteArrayOutputStream();
    boolean afterBlank = true;
    for (int c = in.read(); c >= 0; c = in.read()) {
      line.write(c);
      if (c != '\n') {
        continue;
      }
      var start = line.toString(StandardCharsets.ISO_8859_1);
      if (afterBlank && start.startsWith("From ")) {
        writeMessage(message);
      } else {
        message.writeBytes(start.startsWith(">From ") ? tail(line) : line.toByteArray());
      }
      afterBlank = start.isBlank();
      line.reset();
      sink.check();
    }
    message.writeBytes(line.toByteArray());
    writeMessage(message);
  }

  private static byte[] tail(ByteArrayOutputStream line) {
    var bytes = line.toByteArray();
    return java.util.Arrays.copyOfRange(bytes, 1, bytes.length);
  }

  private void writeMessage(ByteArrayOutputStream message) throws IOException {
    if (message.size() > 0) {
      sink.endLines(2);
      write(new ByteArrayInputStream(message.toByteArray()));
      message.reset();
    }
  }

  private void write(Message message, int depth) throws IOException {
    for (var name : FIELDS) {
      for (var field : message.getHeader().getFields(name)) {
        writeLine(name + ": " + value(field));
      }
    }
    layout.end("p");
    writePart(message, depth);
  }

  private void writeLine(String line) {
    layout.start("div");
    layout.text(line);
    layout.end("div");
  }

  /** The decoded value. Raw bytes beyond ASCII are not allowed but occur. */
  private static String value(Field field) {
    var raw = field.getRaw();
    var line = field.getName() + ": " + field.getBody();
    if (raw != null) {
      var bytes = raw.toByteArray();
      line = new String(bytes, TextDecoder.detect(bytes).charset());
    }
    var value = line.substring(line.indexOf(':') + 1).replaceAll("\\r?\\n(?=[ \\t])", "").strip();
    return DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT);
  }

  private void writePart(Entity part, int depth) throws IOException {
    sink.check();
    if (depth > MAX_DEPTH) {
      sink.warn(
          "parts of the mail that are nested deeper than %d levels were left out"
              .formatted(MAX_DEPTH));
      return;
    }
    var body = part.getBody();
    var type = String.valueOf(part.getMimeType()).toLowerCase(Locale.ROOT);
    if (body instanceof Multipart parts) {
      if (type.equals("multipart/alternative")) {
        writeOneOf(parts.getBodyParts(), depth + 1);
      } else {
        for (var each : parts.getBodyParts()) {
          writePart(each, depth + 1);
        }
      }
    } else if (body instanceof Message message) {
      writeAttached(message, depth + 1);
    } else if (body instanceof SingleBody single) {
      writeSingle(part, type, single);
    }
  }

  /** Writes the most structured alternative that contains text: HTML before plain text. */
  private void writeOneOf(List<Entity> parts, int depth) throws IOException {
    int before = sink.length();
    for (var type : List.of("text/html", "multipart/", "text/", "")) {
      for (var part : parts) {
        if (sink.length() == before && String.valueOf(part.getMimeType()).startsWith(type)) {
          writePart(part, depth);
        }
      }
    }
  }

  private void writeAttached(Message message, int depth) throws IOException {
    sink.startEmbedded();
    try {
      writeLine("Attached message:");
      write(message, depth);
    } finally {
      layout.end("p");
      sink.endEmbedded();
    }
  }

  private void writeSingle(Entity part, String type, SingleBody body) throws IOException {
    var name = fileName(part);
    boolean isAttached = "attachment".equalsIgnoreCase(part.getDispositionType()) || name != null;
    if (!isAttached && type.equals("text/html")) {
      try (var in = body.getInputStream()) {
        HtmlText.write(Jsoup.parse(html(part, in)), List.of(), layout);
      }
    } else if (!isAttached && type.startsWith("text/") && !type.equals("text/calendar")) {
      writePlain(part, body);
    } else if (!type.endsWith("-signature")) {
      writeDocument(name == null ? "document" : name, type, body);
    }
    layout.end("p");
  }

  private String html(Entity part, InputStream in) throws IOException {
    try (var reader = reader(part, in)) {
      return HtmlText.source(reader, sink);
    }
  }

  private void writePlain(Entity part, SingleBody body) throws IOException {
    try (var in = body.getInputStream();
        var reader = reader(part, in)) {
      layout.start("pre");
      layout.text(HtmlText.source(reader, sink).replace("\r\n", "\n").stripTrailing());
      layout.end("pre");
    }
  }

  /**
   * Decodes with the declared charset. If that is missing, unknown or ASCII, the charset is
   * guessed.
   */
  private static java.io.Reader reader(Entity part, InputStream in) throws IOException {
    var sample = TextDecoder.sample(in);
    var all = new SequenceInputStream(new ByteArrayInputStream(sample), in);
    var declared = declared(part);
    return TextDecoder.reader(
        all, declared == null ? TextDecoder.detect(sample) : new TextDecoder.Encoding(declared, 0));
  }

  private static @Nullable Charset declared(Entity part) {
    var field = part.getHeader().getField("Content-Type");
    var matcher =
        java.util.regex.Pattern.compile("(?i)charset\\s*=\\s*\"?([\\w.:+-]+)")
            .matcher(field == null ? "" : Objects.requireNonNullElse(field.getBody(), ""));
    try {
      var charset = matcher.find() ? Charset.forName(matcher.group(1)) : null;
      return StandardCharsets.US_ASCII.equals(charset) ? null : charset;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable String fileName(Entity part) {
    var name = part.getFilename();
    if (name == null) {
      var field = part.getHeader().getField("Content-Type");
      var matcher =
          java.util.regex.Pattern.compile("(?i)\\bname\\s*=\\s*(?:\"([^\"]+)\"|([^;\\s]+))")
              .matcher(field == null ? "" : Objects.requireNonNullElse(field.getBody(), ""));
      if (matcher.find()) {
        name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      }
    }
    return name == null ? null : DecoderUtil.decodeEncodedWords(name, DecodeMonitor.SILENT);
  }

  private void writeDocument(String name, String type, Body body) throws IOException {
    writeLine("Attachment: " + name);
    boolean isMedia =
        type.startsWith("image/") || type.startsWith("audio/") || type.startsWith("video/");
    if (!isMedia && body instanceof SingleBody single) {
      try (var in = single.getInputStream()) {
        documents.parse(name, in);
      }
    }
  }
}
