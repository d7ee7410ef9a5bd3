package dev.trawl.retrieval.index;

import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Retrieval;
import dev.trawl.protocol.Span;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The positions, pages and languages of a document's chunks, in arrays. Stays in memory while the
 * document is open. Thread-safe as long as nobody modifies the arrays after construction.
 */
final class ChunkTable {
  /** The number of arrays of numbers. */
  private static final int NUMBERS = 16;

  private static final Evidence.Place.Kind[] KINDS = Evidence.Place.Kind.values();

  /** The index after each chunk's last UTF-16 unit, where the next chunk starts. */
  final int[] ends;

  final int[] tokens;

  /** Index into {@link #headings}. */
  final int[] heading;

  /** Index into {@link #languages}. */
  final int[] language;

  /** 1 for a chunk that only lists pages. */
  final int[] listing;

  /** The number of each chunk's last sentence, plus 1. */
  final int[] sentenceEnds;

  /** The index after each sentence's last UTF-16 unit. */
  final int[] sentenceCharEnds;

  /** The position after each sentence's last term, counted from the start of its chunk. */
  final int[] sentencePositionEnds;

  /** The start positions of the pages, and their numbers. */
  final int[] pageStarts;

  final int[] pageNumbers;

  /** Where sections begin within a chunk, in order, and their headings as in {@link #heading}. */
  final int[] sectionStarts;

  final int[] sectionHeadings;

  /** Index into {@link #tableHeads}. */
  final int[] tableHead;

  /** Where places begin, their kinds, and their labels as indices into {@link #labels}. */
  final int[] placeStarts;

  final int[] placeKinds;
  final int[] placeLabels;

  final String[] headings;
  final String[] languages;
  final String[] labels;

  /** The column names of each table. */
  final String[] tableHeads;

  ChunkTable(int[][] numbers, String[][] words) {
    this.ends = numbers[0];
    this.tokens = numbers[1];
    this.heading = numbers[2];
    this.language = numbers[3];
    this.listing = numbers[4];
    this.sentenceEnds = numbers[5];
    this.sentenceCharEnds = numbers[6];
    this.sentencePositionEnds = numbers[7];
    this.pageStarts = numbers[8];
    this.pageNumbers = numbers[9];
    this.sectionStarts = numbers[10];
    this.sectionHeadings = numbers[11];
    this.tableHead = numbers[12];
    this.placeStarts = numbers[13];
    this.placeKinds = numbers[14];
    this.placeLabels = numbers[15];
    this.headings = words[0];
    this.languages = words[1];
    this.tableHeads = words[2];
    this.labels = words[3];
  }

  int chunks() {
    return ends.length;
  }

  int sentences() {
    return sentenceCharEnds.length;
  }

  int start(int chunk) {
    return chunk == 0 ? 0 : ends[chunk - 1];
  }

  int firstSentence(int chunk) {
    return chunk == 0 ? 0 : sentenceEnds[chunk - 1];
  }

  /** Length of the chunk in term positions. */
  int length(int chunk) {
    int last = sentenceEnds[chunk] - 1;
    return last < firstSentence(chunk) ? 0 : sentencePositionEnds[last];
  }

  int sentenceLength(int chunk, int sentence) {
    int before = sentence == firstSentence(chunk) ? 0 : sentencePositionEnds[sentence - 1];
    return sentencePositionEnds[sentence] - before;
  }

  Span sentence(int chunk, int sentence) {
    int start = sentence == firstSentence(chunk) ? start(chunk) : sentenceCharEnds[sentence - 1];
    return new Span(start, sentenceCharEnds[sentence]);
  }

  /** The sentence of the chunk at {@code charIndex}; empty if it is outside the chunk. */
  Optional<Span> sentenceAt(int chunk, int charIndex) {
    return IntStream.range(firstSentence(chunk), sentenceEnds[chunk])
        .filter(sentence -> charIndex < sentenceCharEnds[sentence])
        .mapToObj(sentence -> sentence(chunk, sentence))
        .findFirst();
  }

  int pageAt(int charIndex) {
    int found = Arrays.binarySearch(pageStarts, charIndex);
    return pageNumbers[found >= 0 ? lastEqual(found) : Math.max(0, -found - 2)];
  }

  /** The sections that start with a chunk or within it, in order. */
  List<Retrieval.SectionStart> sectionsFrom(int chunk) {
    var first = new Retrieval.SectionStart(headings[heading[chunk]], start(chunk));
    var within = sectionStarts(chunk);
    boolean isNew = chunk == 0 || !first.heading().equals(lastHeading(chunk - 1));
    return isNew ? Stream.concat(Stream.of(first), within.stream()).toList() : within;
  }

  private String lastHeading(int chunk) {
    var within = sectionStarts(chunk);
    return within.isEmpty() ? headings[heading[chunk]] : within.getLast().heading();
  }

  /** The sections that start within a chunk, in order. */
  List<Retrieval.SectionStart> sectionStarts(int chunk) {
    int end = ends[chunk];
    int first = Arrays.binarySearch(sectionStarts, start(chunk));
    return IntStream.iterate(
            first >= 0 ? first : -first - 1,
            at -> at < sectionStarts.length && sectionStarts[at] < end,
            at -> at + 1)
        .mapToObj(
            at -> new Retrieval.SectionStart(headings[sectionHeadings[at]], sectionStarts[at]))
        .toList();
  }

  /** What people call the place of the UTF-16 unit at {@code charIndex}. */
  Evidence.Place placeAt(int charIndex) {
    return place(placeIndex(charIndex));
  }

  /** The places at the start of a chunk and inside it, in order. */
  List<Retrieval.PlaceStart> placeStarts(int chunk) {
    int start = start(chunk);
    return IntStream.rangeClosed(placeIndex(start), placeIndex(Math.max(start, ends[chunk] - 1)))
        .mapToObj(at -> new Retrieval.PlaceStart(place(at), Math.max(start, placeStarts[at])))
        .toList();
  }

  private int placeIndex(int charIndex) {
    int found = Arrays.binarySearch(placeStarts, charIndex);
    return found >= 0 ? found : Math.max(0, -found - 2);
  }

  private Evidence.Place place(int at) {
    return new Evidence.Place(KINDS[placeKinds[at]], labels[placeLabels[at]]);
  }

  /** The text of {@code page}; an empty span if the page does not exist or has no text. */
  Span page(int page) {
    int textEnd = ends.length == 0 ? 0 : ends[ends.length - 1];
    for (int i = 0; i < pageNumbers.length; i++) {
      if (pageNumbers[i] == page) {
        int next = i + 1 < pageStarts.length ? pageStarts[i + 1] : textEnd;
        return new Span(Math.min(i == 0 ? 0 : pageStarts[i], next), next);
      }
    }
    return new Span(textEnd, textEnd);
  }

  /**
   * The last page that starts at the same position. If several pages start there, all but the last
   * are empty.
   */
  private int lastEqual(int page) {
    int last = page;
    while (last + 1 < pageStarts.length && pageStarts[last + 1] == pageStarts[page]) {
      last++;
    }
    return last;
  }

  long terms() {
    long terms = 0;
    for (int chunk = 0; chunk < chunks(); chunk++) {
      terms += length(chunk);
    }
    return terms;
  }

  void write(DataOutput out) throws IOException {
    for (int[] numbers :
        new int[][] {
          ends,
          tokens,
          heading,
          language,
          listing,
          sentenceEnds,
          sentenceCharEnds,
          sentencePositionEnds,
          pageStarts,
          pageNumbers,
          sectionStarts,
          sectionHeadings,
          tableHead,
          placeStarts,
          placeKinds,
          placeLabels
        }) {
      writeNumbers(out, numbers);
    }
    writeWords(out, headings);
    writeWords(out, languages);
    writeWords(out, tableHeads);
    writeWords(out, labels);
  }

  static ChunkTable read(DataInput in) throws IOException {
    int[][] numbers = new int[NUMBERS][];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = readNumbers(in);
    }
    return new ChunkTable(
        numbers, new String[][] {readWords(in), readWords(in), readWords(in), readWords(in)});
  }

  private static void writeNumbers(DataOutput out, int[] numbers) throws IOException {
    out.writeInt(numbers.length);
    for (int number : numbers) {
      out.writeInt(number);
    }
  }

  /**
   * Reads all numbers in one call, because one call per number is slow before the JIT compiles it.
   */
  private static int[] readNumbers(DataInput in) throws IOException {
    int[] numbers = new int[in.readInt()];
    var bytes = ByteBuffer.allocate(Math.multiplyExact(numbers.length, Integer.BYTES));
    in.readFully(bytes.array());
    bytes.asIntBuffer().get(numbers);
    return numbers;
  }

  private static void writeWords(DataOutput out, String[] words) throws IOException {
    out.writeInt(words.length);
    for (String word : words) {
      out.writeUTF(word);
    }
  }

  private static String[] readWords(DataInput in) throws IOException {
    String[] words = new String[in.readInt()];
    for (int i = 0; i < words.length; i++) {
      words[i] = in.readUTF();
    }
    return words;
  }
}
