package dev.trawl.retrieval.format;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Detects the encoding of a text and decodes it.
 *
 * <p>Uses the first of these that applies: a byte order mark; UTF-16 without a mark, by the
 * positions of zero bytes; UTF-8 if the bytes are valid; the encoding that the text declares
 * ({@code charset=}, {@code encoding=}) if the bytes are valid in it; else, among the charsets in
 * which the bytes are valid, the most plausible one by ICU's statistics and {@link Plausibility}.
 */
final class TextDecoder {
  /** Number of bytes used for detection. */
  private static final int SAMPLE = 1 << 18;

  private static final Pattern DECLARED =
      Pattern.compile("(?:charset|encoding)\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.-]+)");

  /**
   * Tried in addition to the proposals of ICU. Multi-byte charsets reject most bytes of other
   * charsets.
   */
  private static final List<String> COMMON =
      List.of("GB18030", "Big5", "Shift_JIS", "EUC-JP", "EUC-KR", "windows-1252");

  private TextDecoder() {}

  /** A charset, and the length of the byte order mark in bytes. */
  record Encoding(Charset charset, int markBytes) {}

  /**
   * Returns true if {@code head} may be text in some encoding, because it has hardly any unexpected
   * control bytes.
   */
  static boolean looksLikeText(byte[] head) {
    if (mark(head) != null || zeroPattern(head) != null) {
      return true;
    }
    int controls = 0;
    for (byte b : head) {
      if (b == 0) {
        return false;
      }
      if (b > 0 && b < 32 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 27) {
        controls++;
      }
    }
    return controls * 100 <= head.length;
  }

  /** The encoding of the text that starts with {@code sample}. */
  static Encoding detect(byte[] sample) {
    var marked = mark(sample);
    if (marked != null) {
      return marked;
    }
    var wide = zeroPattern(sample);
    if (wide != null) {
      return new Encoding(wide, 0);
    }
    if (isMostlyUtf8(sample)) {
      return new Encoding(StandardCharsets.UTF_8, 0);
    }
    return new Encoding(guess(sample), 0);
  }

  static byte[] sample(InputStream in) throws IOException {
    return in.readNBytes(SAMPLE);
  }

  /** Decodes {@code in} from its first byte. Invalid bytes become U+FFFD. */
  static Reader reader(InputStream in, Encoding encoding) throws IOException {
    in.skipNBytes(encoding.markBytes());
    var decoder =
        encoding
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    return new BufferedReader(new InputStreamReader(in, decoder), 1 << 15);
  }

  private static @Nullable Encoding mark(byte[] b) {
    if (starts(b, 0xEF, 0xBB, 0xBF)) {
      return new Encoding(StandardCharsets.UTF_8, 3);
    }
    if (starts(b, 0xFF, 0xFE, 0, 0)) {
      return new Encoding(Charset.forName("UTF-32LE"), 4);
    }
    if (starts(b, 0, 0, 0xFE, 0xFF)) {
      return new Encoding(Charset.forName("UTF-32BE"), 4);
    }
    if (starts(b, 0xFF, 0xFE)) {
      return new Encoding(StandardCharsets.UTF_16LE, 2);
    }
    if (starts(b, 0xFE, 0xFF)) {
      return new Encoding(StandardCharsets.UTF_16BE, 2);
    }
    return null;
  }

  private static boolean starts(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Detects UTF-16 without a byte order mark. No other text encoding has zero bytes, but almost
   * every UTF-16 text has some: the high bytes of spaces, line ends and digits. In the wrong byte
   * order the characters are rare or undefined.
   */
  private static @Nullable Charset zeroPattern(byte[] sample) {
    int zeros = 0;
    int length = sample.length & ~1;
    for (int i = 0; i < length; i += 2) {
      if (sample[i] == 0 && sample[i + 1] == 0) {
        return null;
      }
      zeros += sample[i] == 0 || sample[i + 1] == 0 ? 1 : 0;
    }
    if (zeros == 0 || zeros * 400 < length) {
      return null;
    }
    Charset best = null;
    double bestScore = 0.6;
    for (var order : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      var text = decode(sample, order);
      if (decodes(sample, length, order)
          && isAssigned(text)
          && Plausibility.ofAll(text) > bestScore) {
        best = order;
        bestScore = Plausibility.ofAll(text);
      }
    }
    return best;
  }

  /**
   * Returns true if almost all characters are defined. Bytes of another encoding that are decoded
   * as UTF-16 produce undefined characters.
   */
  private static boolean isAssigned(String text) {
    long strange =
        text.codePoints()
            .filter(
                c ->
                    !Character.isDefined(c)
                        || Character.isISOControl(c) && !Character.isWhitespace(c)
                        || Character.getType(c) == Character.PRIVATE_USE)
            .count();
    return strange * 100 <= text.length();
  }

  /** Returns true if the bytes are UTF-8, except for a few damaged sequences. */
  private static boolean isMostlyUtf8(byte[] sample) {
    int good = 0;
    int bad = 0;
    for (int i = 0; i < sample.length; ) {
      int length = utf8Length(sample, i);
      if (length > 1) {
        good++;
      } else if (length == 0 && i + 4 <= sample.length) {
        bad++;
      }
      i += Math.max(1, length);
    }
    return bad == 0 || bad * 50 < good;
  }

  /** Length of the well-formed sequence at {@code i}; 0 if there is none. */
  private static int utf8Length(byte[] b, int i) {
    int first = b[i] & 0xFF;
    if (first < 0x80) {
      return 1;
    }
    int length = first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : 4;
    if (first < 0xC2 || first > 0xF4 || i + length > b.length) {
      return 0;
    }
    for (int k = 1; k < length; k++) {
      if ((b[i + k] & 0xC0) != 0x80) {
        return 0;
      }
    }
    int second = b[i + 1] & 0xFF;
    boolean wrong =
        (first == 0xE0 && second < 0xA0)
            || (first == 0xED && second > 0x9F)
            || (first == 0xF0 && second < 0x90)
            || (first == 0xF4 && second > 0x8F);
    return wrong ? 0 : length;
  }

  private static Charset guess(byte[] sample) {
    Charset best = Charset.forName("windows-1252");
    double bestScore = Double.NEGATIVE_INFINITY;
    for (var candidate : candidates(sample)) {
      var score = Plausibility.of(decode(sample, candidate));
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    return best;
  }

  private static Set<Charset> candidates(byte[] sample) {
    var names = new ArrayList<String>();
    var declared = DECLARED.matcher(start(sample));
    if (declared.find() && known(declared.group(1))) {
      var charset = superset(declared.group(1));
      if (decodes(sample, sample.length, charset)) {
        return Set.of(charset);
      }
    }
    singleByte(sample).ifPresent(names::add);
    names.addAll(COMMON);
    var fitting = new LinkedHashSet<Charset>();
    for (var name : names) {
      var charset = superset(name);
      if (decodes(sample, sample.length, charset)) {
        fitting.add(charset);
      }
    }
    return fitting;
  }

  /**
   * The most likely single-byte charset by statistics, because any bytes are valid in these
   * charsets.
   */
  private static Optional<String> singleByte(byte[] sample) {
    return Arrays.stream(new CharsetDetector().setText(sample).detectAll())
        .map(CharsetMatch::getName)
        .filter(name -> name.matches("(ISO-8859|windows-12|KOI8).*") && known(name))
        .findFirst();
  }

  private static String start(byte[] sample) {
    return new String(sample, 0, Math.min(sample.length, 4096), StandardCharsets.ISO_8859_1);
  }

  private static boolean known(String name) {
    return name.matches("[A-Za-z0-9][A-Za-z0-9_:.-]*") && Charset.isSupported(name);
  }

  /** The superset that browsers use for a charset name (WHATWG Encoding Standard). */
  private static Charset superset(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "gb2312", "gbk", "x-gbk", "gb_2312-80" -> Charset.forName("GB18030");
      case "iso-8859-1", "us-ascii", "latin1" -> Charset.forName("windows-1252");
      case "iso-8859-9" -> Charset.forName("windows-1254");
      case "shift_jis", "sjis", "x-sjis" -> Charset.forName("windows-31j");
      case "euc-kr", "ks_c_5601-1987" -> Charset.forName("x-windows-949");
      case "big5" -> Charset.forName("Big5-HKSCS");
      default -> Charset.forName(name);
    };
  }

  /** Returns true if the bytes are valid; the last character may be incomplete. */
  private static boolean decodes(byte[] sample, int length, Charset charset) {
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var in = ByteBuffer.wrap(sample, 0, length);
    var out = CharBuffer.allocate(8192);
    while (true) {
      var result = decoder.decode(in, out, false);
      if (result.isError()) {
        return in.remaining() < 4 && sample.length == SAMPLE;
      }
      if (result.isUnderflow()) {
        return in.remaining() < 4;
      }
      out.clear();
    }
  }

  private static String decode(byte[] sample, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE)
          .decode(ByteBuffer.wrap(sample))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalStateException("a decoder that replaces invalid bytes cannot fail", e);
    }
  }
}
