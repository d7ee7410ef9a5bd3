package dev.trawl.retrieval.pdf;

import dev.trawl.retrieval.number.RomanNumerals;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The printed numbers of pages, such as {@code xii} or {@code A-3}. PDFBox could only compute them
 * for all pages at once and without a limit on their length.
 */
final class PdfLabels {
  private static final COSName PAGE_LABELS = COSName.getPDFName("PageLabels");
  private static final COSName PREFIX = COSName.P;
  private static final COSName STYLE = COSName.S;
  private static final COSName FIRST = COSName.getPDFName("St");
  private static final int MAX_LENGTH = 40;
  private static final int MAX_ROMAN = 4999;
  private static final int MAX_DEPTH = 32;

  private final TreeMap<Integer, COSDictionary> ranges = new TreeMap<>();

  PdfLabels(PDDocument document) {
    var root = document.getDocumentCatalog().getCOSObject().getCOSDictionary(PAGE_LABELS);
    if (root != null) {
      read(root, 0, Collections.newSetFromMap(new IdentityHashMap<>()));
    }
  }

  private void read(COSDictionary node, int depth, Set<COSDictionary> seen) {
    if (depth > MAX_DEPTH || !seen.add(node)) {
      return;
    }
    if (node.getDictionaryObject(COSName.NUMS) instanceof COSArray numbers) {
      for (int i = 0; i + 1 < numbers.size(); i += 2) {
        if (numbers.getObject(i) instanceof COSNumber page
            && numbers.getObject(i + 1) instanceof COSDictionary range) {
          ranges.put(page.intValue(), range);
        }
      }
    }
    if (node.getDictionaryObject(COSName.KIDS) instanceof COSArray kids) {
      for (int i = 0; i < kids.size(); i++) {
        if (kids.getObject(i) instanceof COSDictionary kid) {
          read(kid, depth + 1, seen);
        }
      }
    }
  }

  /** The label of the page at {@code index} (from 0); empty if it is just the page number. */
  Optional<String> of(int index) {
    var range = ranges.floorEntry(index);
    if (range == null) {
      return Optional.empty();
    }
    var dictionary = range.getValue();
    long number = Math.max(1, dictionary.getInt(FIRST, 1)) + (long) index - range.getKey();
    var prefix = dictionary.getString(PREFIX, "");
    var label =
        (prefix.isEmpty() ? prefix : PdfField.clean(prefix))
            + number(dictionary.getNameAsString(STYLE, ""), number);
    return Optional.of(label)
        .filter(text -> !text.isEmpty() && text.length() <= MAX_LENGTH)
        .filter(text -> !text.equals(Integer.toString(index + 1)));
  }

  private static String number(String style, long number) {
    return switch (style) {
      case "D" -> Long.toString(number);
      case "r" -> roman(number);
      case "R" -> roman(number).toUpperCase(Locale.ROOT);
      case "a" -> letters(number, 'a');
      case "A" -> letters(number, 'A');
      default -> "";
    };
  }

  private static String roman(long number) {
    return number > MAX_ROMAN ? Long.toString(number) : RomanNumerals.of((int) number);
  }

  /** {@code z} is followed by {@code aa}, then {@code bb}. */
  private static String letters(long number, char first) {
    long count = (number - 1) / 26 + 1;
    return count > MAX_LENGTH
        ? Long.toString(number)
        : String.valueOf((char) (first + (number - 1) % 26)).repeat((int) count);
  }
}
