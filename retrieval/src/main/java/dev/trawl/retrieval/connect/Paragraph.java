package dev.trawl.retrieval.connect;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.Span;
import dev.trawl.retrieval.analysis.Analysis;
import dev.trawl.retrieval.analysis.Term;
import dev.trawl.retrieval.chunk.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The lines of a chunk between empty lines. Paragraphs are compared by identity. */
final class Paragraph {
  private static final Pattern EMPTY_LINES = Pattern.compile("\\n[ \\t]*\\n\\s*");
  private static final Pattern ENDS_WITH_PUNCTUATION = Pattern.compile(".*[.!?:;,。！？：；，]\\s*");
  private static final Pattern BRACKETS = Pattern.compile("\\s*\\([^)]*\\)");

  /** Maximum length of a title, in UTF-16 units. */
  private static final int MAX_TITLE_LENGTH = 100;

  /** The subject is the first name within this many UTF-16 units from the start. */
  private static final int BEGINNING = 60;

  private final Chunk chunk;
  private final Span body;
  private final Phrase subject;
  private final Phrase phrase;
  private final Map<String, Integer> counts;
  private final int length;

  private Paragraph(Chunk chunk, Span body, Phrase subject, List<Term> terms) {
    this.chunk = chunk;
    this.body = body;
    this.subject = subject;
    this.phrase = Phrase.of(terms);
    this.counts = terms.stream().collect(Collectors.toMap(Term::text, term -> 1, Integer::sum));
    this.length = terms.size();
  }

  static List<Paragraph> of(Chunk chunk) {
    var paragraphs = new ArrayList<Paragraph>();
    var text = chunk.text();
    var start = 0;
    for (var ends = EMPTY_LINES.matcher(text); start < text.length(); ) {
      var found = ends.find();
      var span = Sentences.stripped(text, start, found ? ends.start() : text.length());
      if (span.length() > 0) {
        paragraphs.add(of(chunk, span));
      }
      start = found ? ends.end() : text.length();
    }
    return paragraphs;
  }

  private static Paragraph of(Chunk chunk, Span span) {
    var text = chunk.text().substring(span.startChar(), span.endChar());
    var title = title(text);
    var body = Sentences.stripped(chunk.text(), span.startChar() + title.length(), span.endChar());
    var subject = title.isEmpty() ? beginning(text) : BRACKETS.matcher(title).replaceAll("");
    var language = chunk.language();
    return new Paragraph(chunk, body, Phrase.of(subject, language), Analysis.terms(text, language));
  }

  /**
   * The first line if it does not end with punctuation and is short compared with the longest line.
   */
  private static String title(String text) {
    var end = Math.max(0, text.indexOf('\n'));
    var longest = text.lines().mapToInt(String::length).max().orElse(0);
    return end <= MAX_TITLE_LENGTH
            && 2 * end <= longest
            && !ENDS_WITH_PUNCTUATION.matcher(text.substring(0, end)).matches()
        ? text.substring(0, end)
        : "";
  }

  private static String beginning(String text) {
    var names = Names.in(text.substring(0, Math.min(text.length(), BEGINNING)));
    return names.isEmpty() ? "" : names.getFirst();
  }

  Chunk chunk() {
    return chunk;
  }

  /** The span of the paragraph in the chunk's text, without the title. */
  Span body() {
    return body;
  }

  String text() {
    return chunk.text().substring(body.startChar(), body.endChar());
  }

  /**
   * The subject: the title, or the first name near the start if there is no title; may be empty.
   */
  Phrase subject() {
    return subject;
  }

  /** The number of terms, including the terms of the title. */
  int length() {
    return length;
  }

  /** The number of occurrences of {@code term}. */
  int count(String term) {
    return counts.getOrDefault(term, 0);
  }

  boolean contains(Phrase name) {
    return counts.keySet().containsAll(name.words()) && phrase.contains(name);
  }

  /** The terms of the question that the paragraph contains. */
  Set<String> covered(QuestionTerms questionTerms) {
    return Set.copyOf(
        questionTerms.weights().keySet().stream().filter(counts::containsKey).toList());
  }
}
