package dev.trawl.bench.chains;

import dev.trawl.bench.data.Descent;
import dev.trawl.bench.data.Genealogy;
import dev.trawl.bench.report.Result;
import dev.trawl.bench.score.NormalForm;
import dev.trawl.bench.subject.Reply;
import dev.trawl.protocol.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One question of a chains run, as a line of {@code results.jsonl}.
 *
 * @param references the name that a correct answer contains: the ancestor who is asked for
 * @param chain the names from the person in the question up to this ancestor
 * @param right whether the answer names this ancestor
 * @param hopsCited the number of hops that a citation supports
 * @param calls the number of model calls, including retries
 */
record ChainsResult(
    String id,
    int hops,
    String question,
    List<String> chain,
    List<String> references,
    String answer,
    List<String> quotes,
    boolean right,
    int hopsCited,
    String status,
    String level,
    int calls,
    int maxPromptTokens,
    long askMs,
    String error)
    implements Result {
  static String key(Genealogy.ChainQuestion question) {
    return question.hops() + " " + question.id();
  }

  @Override
  public String key() {
    return hops + " " + id;
  }

  @Override
  public String group() {
    return "%d hops".formatted(hops);
  }

  @Override
  public Map<String, Double> scores() {
    return Map.of("right", right ? 100.0 : 0, "hops cited", 100.0 * hopsCited / hops);
  }

  static ChainsResult of(Genealogy.ChainQuestion question, Reply reply) {
    var quotes =
        reply.answer().map(Answer::citations).orElse(List.of()).stream()
            .map(citation -> citation.evidence().quote())
            .toList();
    var cited = question.descents().stream().filter(hop -> isCited(hop, quotes)).count();
    return new ChainsResult(
        question.id(),
        question.hops(),
        question.text(),
        chain(question.descents()),
        List.of(question.answer()),
        reply.answer().map(Answer::text).orElse(""),
        quotes,
        names(reply.text(), question.answer()),
        (int) cited,
        reply.status(),
        reply.level(),
        reply.answer().map(given -> given.usage().calls()).orElse(0),
        reply.maxPromptTokens(),
        reply.elapsedMs(),
        reply.error());
  }

  /** Returns true if a supporting verse is cited for every hop. */
  boolean isWholeChainCited() {
    return hopsCited == hops;
  }

  private static List<String> chain(List<Descent> descents) {
    var parents = descents.stream().map(Descent::parent);
    return Stream.concat(Stream.of(descents.getFirst().child()), parents).toList();
  }

  /**
   * A quote supports a hop if it contains one of the hop's verses completely, or if it is a part of
   * such a verse and contains both names. A verse can have several sentences.
   */
  private static boolean isCited(Descent hop, List<String> quotes) {
    return quotes.stream()
        .anyMatch(quote -> hop.verses().stream().anyMatch(verse -> supports(quote, verse, hop)));
  }

  private static boolean supports(String quote, String verse, Descent hop) {
    var quoteText = withoutSpace(quote);
    var verseText = withoutSpace(verse);
    return quoteText.contains(verseText)
        || (verseText.contains(quoteText)
            && names(quote, hop.child())
            && names(quote, hop.parent()));
  }

  /** Matches whole words only: "Abraham" does not contain the name Ham. */
  private static boolean names(String text, String name) {
    return NormalForm.contains(NormalForm.withoutMarkers(text), name);
  }

  private static String withoutSpace(String text) {
    return text.replaceAll("\\s+", "");
  }
}
