package dev.trawl.retrieval.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * A form field, read from the dictionaries of a widget and its parents. A damaged form often lacks
 * the list of its fields, so this starts from the widgets.
 */
final class PdfField {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_VALUE_BYTES = 1 << 20;
  private static final int PASSWORD = 1 << 13;
  private static final int PUSH_BUTTON = 1 << 16;
  private static final int RADIO = 1 << 15;
  private static final int HIDDEN = 1 << 1;
  private static final int NO_VIEW = 1 << 5;
  private static final Set<String> PLAIN_YES = Set.of("yes", "on", "1", "true", "x", "checked");

  /** The widget first, then its parents. */
  private final List<COSDictionary> chain = new ArrayList<>();

  PdfField(COSDictionary widget) {
    var at = widget;
    while (at != null && chain.size() < MAX_DEPTH && !chain.contains(at)) {
      chain.add(at);
      at = at.getCOSDictionary(COSName.PARENT);
    }
  }

  static boolean isHidden(COSDictionary annotation) {
    return (annotation.getInt(COSName.F, 0) & (HIDDEN | NO_VIEW)) != 0;
  }

  /** The dictionary of the field itself: several widgets may show one field. */
  COSDictionary identity() {
    return chain.stream()
        .filter(part -> part.containsKey(COSName.T))
        .findFirst()
        .orElse(chain.getFirst());
  }

  /** True for a check box or radio buttons. */
  boolean isButton() {
    return type().equals("Btn");
  }

  private String type() {
    return inherited(COSName.FT) instanceof COSName name ? name.getName() : "";
  }

  private int flags() {
    return inherited(COSName.FF) instanceof COSNumber number ? number.intValue() : 0;
  }

  private @Nullable COSBase inherited(COSName key) {
    for (var part : chain) {
      var value = part.getDictionaryObject(key);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** The description for people, or the last part of the field's name. */
  String label() {
    return described().or(this::name).orElse("");
  }

  Optional<String> described() {
    return chain.stream()
        .map(part -> clean(part.getString(COSName.TU, "")))
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  private Optional<String> name() {
    return chain.stream()
        .map(part -> clean(part.getString(COSName.T, "")).replaceAll("\\[\\d+]$", ""))
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  /** The value as people see it; empty if nothing was entered. */
  Optional<String> value() {
    var value =
        switch (type()) {
          case "Tx" -> (flags() & PASSWORD) != 0 ? "" : text();
          case "Ch" -> choice();
          case "Btn" -> button();
          case "Sig" ->
              inherited(COSName.V) instanceof COSDictionary signature
                  ? signature.getString(COSName.NAME, "")
                  : "";
          default -> "";
        };
    return Optional.of(clean(value)).filter(text -> !text.isEmpty());
  }

  private String text() {
    var plain = string(inherited(COSName.V));
    return plain.isBlank() ? Jsoup.parse(string(inherited(COSName.RV))).text() : plain;
  }

  private String choice() {
    var chosen =
        inherited(COSName.V) instanceof COSArray several
            ? strings(several)
            : List.of(string(inherited(COSName.V)));
    return chosen.stream().map(this::option).collect(Collectors.joining(", "));
  }

  /** The text that is shown for an exported value. */
  private String option(String exported) {
    if (inherited(COSName.OPT) instanceof COSArray options) {
      for (int i = 0; i < options.size(); i++) {
        if (options.getObject(i) instanceof COSArray pair
            && pair.size() >= 2
            && string(pair.getObject(0)).equals(exported)) {
          return string(pair.getObject(1));
        }
      }
    }
    return exported;
  }

  private String button() {
    if ((flags() & PUSH_BUTTON) != 0) {
      return "";
    }
    var state = inherited(COSName.V);
    var name = state == null ? chain.getFirst().getNameAsString(COSName.AS, "") : string(state);
    boolean isOff = name.isEmpty() || name.equals("Off");
    if ((flags() & RADIO) != 0) {
      return isOff ? "" : numbered(name);
    }
    return isOff
        ? "no"
        : PLAIN_YES.contains(name.toLowerCase(Locale.ROOT))
            ? "yes"
            : "yes (" + numbered(name) + ")";
  }

  /** Some forms number their buttons and list the texts separately. */
  private String numbered(String name) {
    if (inherited(COSName.OPT) instanceof COSArray options && name.matches("\\d{1,4}")) {
      int index = Integer.parseInt(name);
      if (index < options.size() && options.getObject(index) instanceof COSString text) {
        return text.getString();
      }
    }
    return name;
  }

  private static List<String> strings(COSArray array) {
    var all = new ArrayList<String>();
    for (int i = 0; i < array.size(); i++) {
      all.add(string(array.getObject(i)));
    }
    return all;
  }

  /** The text of a string, name or stream; empty for anything else. */
  static String string(@Nullable COSBase value) {
    return switch (value) {
      case COSString text -> text.getString();
      case COSName name -> name.getName();
      case COSStream stream -> content(stream);
      case null, default -> "";
    };
  }

  private static String content(COSStream stream) {
    try (var in = stream.createInputStream()) {
      var bytes = in.readNBytes(MAX_VALUE_BYTES);
      boolean isUtf16 = bytes.length > 1 && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff;
      return new String(bytes, isUtf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  /** One line without control characters. */
  static String clean(String text) {
    return text.replaceAll("[\\s\\u00a0\\p{Cc}]+", " ").strip();
  }
}
