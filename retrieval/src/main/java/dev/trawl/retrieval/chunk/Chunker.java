package dev.trawl.retrieval.chunk;

import dev.trawl.protocol.Span;
import dev.trawl.retrieval.document.ParsedDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts a document into chunks: verbatim spans that cover its text exactly and in order, each within
 * the token limit. Thread-safe. Takes time linear in the length of the text.
 *
 * <p>A chunk that is reasonably full ends before a heading or a page; otherwise it ends after a
 * paragraph if possible, else after a sentence. A sentence that is longer than a chunk is cut
 * between words. A word that is longer than a chunk is cut between graphemes, the characters that a
 * reader sees.
 */
public final class Chunker {
  /** A language is rare if at most one in this many chunks has it. */
  private static final int RARE = 50;

  private final ChunkSettings settings;
  private final Tokens tokens;

  public Chunker(ChunkSettings settings, Tokens tokens) {
    this.settings = settings;
    this.tokens = tokens;
  }

  /** The document's chunks in order; empty only if its text is empty. */
  public List<ChunkSpan> cut(ParsedDocument document) {
    String text = document.text();
    var pieces = new Pieces(text, tokens, settings.tokensMax()).all();
    var outline = new Outline(document);
    var heads = new TableHeads(document, tokens);
    var cuts = new ArrayList<ChunkSpan>();
    var packing = new ChunkPacker(settings, text, pieces, document);
    while (packing.hasNext()) {
      add(packing.next(), pieces, text, outline, heads, cuts);
    }
    return withLanguages(cuts);
  }

  /**
   * Adds the pieces in {@code range} as one chunk. Splits the chunk in two if the joined pieces
   * have too many tokens.
   */
  private void add(
      ChunkPacker.Range range,
      Pieces.Cover pieces,
      String text,
      Outline outline,
      TableHeads heads,
      List<ChunkSpan> cuts) {
    int start = pieces.start(range.from());
    int end = pieces.end(range.to() - 1);
    String slice = text.substring(start, end);
    int count = tokens.count(slice);
    if (count > settings.tokensMax() && range.to() - range.from() > 1) {
      int middle = (range.from() + range.to()) >>> 1;
      add(new ChunkPacker.Range(range.from(), middle), pieces, text, outline, heads, cuts);
      add(new ChunkPacker.Range(middle, range.to()), pieces, text, outline, heads, cuts);
      return;
    }
    var sentences = new ArrayList<Span>();
    for (int i = range.from(); i < range.to(); i++) {
      sentences.add(new Span(pieces.start(i), pieces.end(i)));
    }
    var place = outline.at(start, end);
    cuts.add(
        new ChunkSpan(
            start,
            end,
            place.page(),
            place.heading(),
            heads.at(start, end),
            place.sectionsInside(),
            Languages.of(slice),
            count,
            sentences));
  }

  /**
   * If the language of a chunk is unknown, as for a table, it is most likely the language of the
   * document. The same is assumed for a language that is rare in a long document: usually the chunk
   * is a list of names, and its language was detected wrongly.
   */
  private static List<ChunkSpan> withLanguages(List<ChunkSpan> cuts) {
    Map<String, Integer> counts = new HashMap<>();
    for (var cut : cuts) {
      counts.merge(cut.language(), 1, Integer::sum);
    }
    counts.remove(Languages.UNKNOWN);
    var mostFrequent = counts.entrySet().stream().max(Map.Entry.comparingByValue());
    if (mostFrequent.isEmpty()) {
      return cuts;
    }
    String language = mostFrequent.get().getKey();
    return cuts.stream()
        .map(
            cut ->
                counts.getOrDefault(cut.language(), 0) * RARE <= cuts.size()
                        && Languages.mayBeMistaken(cut.language(), language)
                    ? inLanguage(cut, language)
                    : cut)
        .toList();
  }

  private static ChunkSpan inLanguage(ChunkSpan cut, String language) {
    return new ChunkSpan(
        cut.startChar(),
        cut.endChar(),
        cut.page(),
        cut.heading(),
        cut.tableHead(),
        cut.sectionsInside(),
        language,
        cut.tokens(),
        cut.sentences());
  }
}
