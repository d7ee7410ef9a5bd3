package dev.trawl.retrieval.format;

import dev.trawl.retrieval.data.ChatReader;
import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.DocumentException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Detects the format from the first bytes. The name only distinguishes kinds of text: a PDF called
 * {@code a.txt} is read as PDF, and a text that contains {@code <person>} is not HTML.
 */
public final class FormatDetector {
  /** Number of bytes used for detection. */
  static final int HEAD = 8192;

  private static final Pattern HTML_START =
      Pattern.compile(
          "\\A\\s*(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*"
              + "<(!doctype\\s+html|html|head|body)[\\s>].*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern HTML_TAG =
      Pattern.compile(
          "<(p|div|h[1-6]|table|ul|ol|br|span|a|body|section|article|title|meta)[\\s/>]",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MAIL_START =
      Pattern.compile(
          "\\A(From|To|Subject|Date|Received|Return-Path|Message-ID|MIME-Version|Delivered-To):",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern JSON_START =
      Pattern.compile("\\A\\s*(?:\\{\\s*[\"}]|\\[\\s*[\\[{\"])");
  private static final Pattern NOTEBOOK_START =
      Pattern.compile("\\A\\s*\\{(?s:.*)\"(?:cell_type|nbformat)\"\\s*:");
  private static final Pattern RECORD_LINES = Pattern.compile("\\A\\{\".*\\}[ \\t]*\\R\\{\".*");
  private static final Pattern XML_START = Pattern.compile("\\A\\s*<\\?xml[\\s?]");
  private static final Pattern SUBTITLE_START =
      Pattern.compile(
          "\\A\\s*(?:WEBVTT\\b|\\d+\\s*\\R\\s*\\d{1,2}:\\d{2}:\\d{2}[,.]\\d{1,3}\\s*-->)");

  /** The kind of content, according to the first bytes. */
  enum Kind {
    PDF,
    ZIP,
    OLE,
    RTF,
    TEXT,
    BINARY
  }

  private FormatDetector() {}

  /**
   * Returns true if a file in a folder is opened as a document. The extension decides; if it is
   * unknown, the first bytes decide. Any text is a document; a binary file of unknown type is not.
   * A file that cannot be read is treated as a document, so that opening it reports the reason.
   */
  public static boolean isDocument(Path file, String name) {
    if (Format.named(name).isPresent()) {
      return true;
    }
    try (var in = Files.newInputStream(file)) {
      var head = in.readNBytes(HEAD);
      return head.length > 0
          && switch (kind(head)) {
            case TEXT, PDF, RTF -> true;
            case ZIP, OLE, BINARY -> false;
          };
    } catch (IOException e) {
      return true;
    }
  }

  static Kind kind(byte[] head) {
    if (startsWith(head, 0, "PK\u0003\u0004") || startsWith(head, 0, "PK\u0005\u0006")) {
      return Kind.ZIP;
    }
    if (startsWith(head, 0, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
      return Kind.OLE;
    }
    if (startsWith(head, 0, "{\\rtf")) {
      return Kind.RTF;
    }
    if (hasPdfMarker(head)) {
      return Kind.PDF;
    }
    return TextDecoder.looksLikeText(head) ? Kind.TEXT : Kind.BINARY;
  }

  /**
   * Returns true if the file has a PDF marker. PDF readers accept the marker anywhere in the first
   * 1,024 bytes. In the middle of a line of text, however, a marker is only mentioned, and a marker
   * without a version number is part of program code.
   */
  private static boolean hasPdfMarker(byte[] head) {
    for (int at = 0; at < Math.min(1024, head.length - 5); at++) {
      if (startsWith(head, at, "%PDF-") && Character.isDigit(head[at + 5])) {
        return at == 0 || head[at - 1] == '\n' || head[at - 1] == '\r' || !isAscii(head, at);
      }
    }
    return false;
  }

  private static boolean isAscii(byte[] head, int end) {
    for (int at = 0; at < end; at++) {
      if (head[at] < 9) {
        return false;
      }
    }
    return true;
  }

  /** The text format of a file called {@code name} that starts with {@code start}. */
  static Format text(String name, CharSequence start) {
    if (HTML_START.matcher(start).matches()) {
      return Format.HTML;
    }
    var named = Format.named(name).filter(Format::isText);
    if (named.equals(Optional.of(Format.HTML)) && !HTML_TAG.matcher(start).find()) {
      return Format.TEXT;
    }
    return named
        .filter(format -> format != Format.TEXT && format != Format.JSON)
        .orElseGet(() -> byContent(named.orElse(Format.TEXT), start));
  }

  /**
   * The format of a text whose name does not determine it. Whether the whole text has this format
   * is checked when it is read.
   */
  private static Format byContent(Format named, CharSequence start) {
    if (NOTEBOOK_START.matcher(start).find()) {
      return Format.NOTEBOOK;
    }
    if (named == Format.JSON) {
      return named;
    }
    if (MAIL_START.matcher(start).find() && start.toString().contains("\nSubject:")) {
      return Format.MAIL;
    }
    if (SUBTITLE_START.matcher(start).find()) {
      return start.toString().strip().startsWith("WEBVTT") ? Format.VTT : Format.SUBTITLES;
    }
    if (ChatReader.startsChat(start)) {
      return Format.CHAT;
    }
    if (RECORD_LINES.matcher(start).find()) {
      return Format.JSON_LINES;
    }
    if (JSON_START.matcher(start).find()) {
      return Format.JSON;
    }
    return XML_START.matcher(start).find() ? Format.XML : Format.TEXT;
  }

  /** A warning if the extension of {@code name} suggests a different format than the content. */
  static Optional<String> mismatchWarning(String name, Format found) {
    return Format.named(name)
        .filter(
            named -> named != found && !(named.isText() && found.isText() && found != Format.HTML))
        .map(
            named ->
                "the extension suggests %s, but the content is %s; it is read as %s"
                    .formatted(named.mediaType(), found.mediaType(), found.mediaType()));
  }

  static DocumentException unsupported(String name, byte[] head) {
    return new DocumentException(
        Reason.UNSUPPORTED,
        "%s: trawl cannot read %s; convert it to text, HTML or PDF".formatted(name, guess(head)));
  }

  private static String guess(byte[] head) {
    if (startsWith(head, 0, "PK")) {
      return "a zip archive";
    }
    if (startsWith(head, 0, "\u0089PNG")
        || startsWith(head, 0, "\u00ff\u00d8\u00ff")
        || startsWith(head, 0, "GIF8")
        || startsWith(head, 0, "II*")
        || startsWith(head, 0, "MM")) {
      return "a picture";
    }
    if (startsWith(head, 0, "\u001f\u008b")
        || startsWith(head, 0, "BZh")
        || startsWith(head, 0, "7z\u00bc\u00af")
        || startsWith(head, 0, "\u00fd7zXZ")) {
      return "a compressed archive";
    }
    return "this kind of binary file";
  }

  private static boolean startsWith(byte[] head, int at, String mark) {
    var bytes = mark.getBytes(StandardCharsets.ISO_8859_1);
    return at + bytes.length <= head.length
        && Arrays.equals(head, at, at + bytes.length, bytes, 0, bytes.length);
  }
}
