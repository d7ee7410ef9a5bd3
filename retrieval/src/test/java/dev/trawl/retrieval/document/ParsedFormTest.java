package dev.trawl.retrieval.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.trawl.retrieval.document.ParsedDocument.Heading;
import dev.trawl.retrieval.document.ParsedDocument.Page;
import dev.trawl.retrieval.document.ParsedDocument.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ParsedFormTest {
  private static final TextKey KEY = new TextKey("text 1, named as text/plain");

  private static final ParsedDocument SAMPLE =
      new ParsedDocument(
          "text/plain",
          "A title\nand more",
          List.of(new Page(1, 0), new Page(2, 8, Optional.of("xii"))),
          List.of(new Heading(1, 0, "A title")),
          List.of("Page 2 is empty."),
          List.of(new Table(8, 8, 16)));

  /** The length of the head of {@link #SAMPLE}, up to the number of its pages. */
  private static final int HEAD = 4 + 4 + (6 + KEY.value().length()) + (6 + 10) + (6 + 16);

  @Property(tries = 100)
  void readsWhatWasWritten(@ForAll("documents") ParsedDocument document) throws IOException {
    assertThat(read(written(document))).isEqualTo(document);
  }

  @Property(tries = 200)
  void refusesAFormThatEndsEarly(
      @ForAll("documents") ParsedDocument document, @ForAll @IntRange(max = 1_000_000) int cut)
      throws IOException {
    var form = written(document);
    assertRefused(Arrays.copyOf(form, cut % form.length), "it is damaged or incomplete");
  }

  @Property(tries = 300)
  void refusesAFormWithAChangedBit(
      @ForAll("documents") ParsedDocument document, @ForAll @IntRange(max = 1_000_000) int bit)
      throws IOException {
    var form = written(document);
    int at = bit % (8 * form.length);
    form[at / 8] ^= (byte) (1 << at % 8);
    assertRefused(form, "");
  }

  @Property(tries = 200)
  void refusesBytesThatAreNoForm(@ForAll byte[] bytes) {
    assertRefused(bytes, "");
  }

  /** Whoever wrote the form may be wrong, so its checksum may be right. */
  @Property(tries = 300)
  void readsOnlyWhatAParserMayGive(@ForAll @IntRange(min = 8, max = 200) int at, @ForAll int number)
      throws IOException {
    var form = written(SAMPLE);
    var forged = withChecksum(ByteBuffer.wrap(form).putInt(at % (form.length - 8), number).array());
    try {
      var read = read(forged);
      assertThat(read(written(read))).isEqualTo(read);
    } catch (IOException refused) {
      assertThat(refused).hasMessageStartingWith("the parse result cannot be used: ");
    }
  }

  @Test
  void refusesPagesThatAreNotInOrder() throws IOException {
    var form = ByteBuffer.wrap(written(SAMPLE));
    assertThat(form.getInt(HEAD)).isEqualTo(2);
    assertRefused(withChecksum(form.putInt(HEAD + 8, 9).array()), "it is damaged or incomplete");
  }

  @Test
  void refusesACountBeforeItUsesMemoryForIt() throws IOException {
    for (int count : List.of(-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1000)) {
      var form = ByteBuffer.wrap(written(SAMPLE)).putInt(HEAD, count).array();
      assertRefused(withChecksum(form), "it is damaged or incomplete");
      assertThatIOException()
          .isThrownBy(() -> ParsedForm.read(new ByteArrayInputStream(form), KEY, Long.MAX_VALUE))
          .withMessage("the parse result cannot be used: it is damaged or incomplete");
    }
  }

  @Test
  void refusesAnotherFormatVersionOrKey() throws IOException {
    assertRefused("%PDF-1.7 and more".getBytes(), "it has another format");
    var form = ByteBuffer.wrap(written(SAMPLE)).putInt(4, 7).array();
    assertRefused(form, "it has version 7 instead of 1");
    assertThatIOException()
        .isThrownBy(
            () ->
                ParsedForm.read(
                    new ByteArrayInputStream(written(SAMPLE)), new TextKey("other"), 1000))
        .withMessage(
            "the parse result cannot be used: it was made with other settings or by another"
                + " version");
  }

  @Test
  void refusesBytesAfterTheForm() throws IOException {
    var form = written(SAMPLE);
    assertRefused(Arrays.copyOf(form, form.length + 1), "it is damaged or incomplete");
  }

  @Test
  void refusesAFormThatIsTooLong() throws IOException {
    var form = written(SAMPLE);
    assertThat(ParsedForm.read(new ByteArrayInputStream(form), KEY, form.length)).isEqualTo(SAMPLE);
    for (int max = 0; max < form.length; max++) {
      long maxBytes = max;
      assertThatIOException()
          .isThrownBy(() -> ParsedForm.read(new ByteArrayInputStream(form), KEY, maxBytes))
          .withMessageStartingWith("the parse result cannot be used: it ");
    }
  }

  @Test
  void passesOnAnErrorOfTheStream() throws IOException {
    var form = written(SAMPLE);
    var failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new InterruptedIOException("stopped");
          }
        };
    assertThatExceptionOfType(InterruptedIOException.class)
        .isThrownBy(() -> ParsedForm.read(failing, KEY, form.length));
  }

  @Test
  void readsALongTextWithManyMarks() throws IOException {
    var text = "The tide was high at noon. 潮 \ud83c\udf0a\n".repeat(200_000);
    var pages =
        IntStream.range(0, 100_000).mapToObj(page -> new Page(page + 1, 60 * page)).toList();
    var headings =
        IntStream.range(0, 100_000).mapToObj(i -> new Heading(2, 60 * i, "Part " + i)).toList();
    var document = new ParsedDocument("text/plain", text, pages, headings, List.of());
    assertThat(read(written(document))).isEqualTo(document);
  }

  @Provide
  Arbitrary<ParsedDocument> documents() {
    // Blocks have 21,845 characters. A text may contain any UTF-16 unit, also half a surrogate
    // pair.
    var text =
        Combinators.combine(Arbitraries.strings().all().ofMaxLength(50), lengths())
            .as((words, length) -> words + "\u6f6e".repeat(length));
    return text.flatMap(
        all ->
            Combinators.combine(
                    pages(all.length()), headings(all.length()), words().list(), tables(all))
                .as(
                    (pages, headings, warnings, tables) ->
                        new ParsedDocument("text/x", all, pages, headings, warnings, tables)));
  }

  private static Arbitrary<Integer> lengths() {
    return Arbitraries.frequencyOf(
        Tuple.of(9, Arbitraries.integers().between(0, 30)),
        Tuple.of(1, Arbitraries.integers().between(21_800, 44_000)));
  }

  private static Arbitrary<String> words() {
    return Arbitraries.strings().all().ofMaxLength(20);
  }

  private static Arbitrary<List<Integer>> places(int length) {
    return Arbitraries.integers()
        .between(0, length)
        .list()
        .ofMaxSize(9)
        .map(places -> places.stream().sorted().toList());
  }

  private static Arbitrary<List<Page>> pages(int length) {
    return Combinators.combine(places(length), words().optional().list().ofSize(10))
        .as(
            (places, labels) ->
                IntStream.rangeClosed(0, places.size())
                    .mapToObj(i -> new Page(i + 1, i == 0 ? 0 : places.get(i - 1), labels.get(i)))
                    .toList());
  }

  private static Arbitrary<List<Heading>> headings(int length) {
    return Combinators.combine(places(length), words(), Arbitraries.integers().between(1, 9))
        .as(
            (places, title, level) ->
                places.stream().map(place -> new Heading(level, place, title)).toList());
  }

  private static Arbitrary<List<Table>> tables(String text) {
    return places(text.length())
        .map(
            places ->
                IntStream.range(0, places.size() / 3)
                    .mapToObj(
                        i ->
                            new Table(
                                places.get(3 * i), places.get(3 * i + 1), places.get(3 * i + 2)))
                    .toList());
  }

  private static byte[] written(ParsedDocument document) throws IOException {
    var out = new ByteArrayOutputStream();
    ParsedForm.write(document, KEY, out);
    return out.toByteArray();
  }

  private static ParsedDocument read(byte[] form) throws IOException {
    return ParsedForm.read(new ByteArrayInputStream(form), KEY, form.length);
  }

  private static byte[] withChecksum(byte[] form) {
    var checksum = new CRC32C();
    checksum.update(form, 0, form.length - Integer.BYTES);
    return ByteBuffer.wrap(form)
        .putInt(form.length - Integer.BYTES, (int) checksum.getValue())
        .array();
  }

  private static void assertRefused(byte[] form, String why) {
    assertThatIOException()
        .isThrownBy(() -> read(form))
        .withMessageStartingWith("the parse result cannot be used: " + why);
  }
}
