package dev.trawl.retrieval.connect;

import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Query;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A paragraph that contains some words of the question, and the query for the other words.
 *
 * @param names names in the paragraph that are not in the question
 * @param query a query for these names and for the words of the question that the paragraph does
 *     not contain
 */
record Lead(Paragraph paragraph, List<Name> names, Query query) {
  /** A name as written in the text, and its terms. */
  record Name(String text, Phrase phrase) {}

  Lead {
    names = List.copyOf(names);
  }

  static Lead of(Paragraph paragraph, QuestionTerms terms, int maxNames) {
    var language = paragraph.chunk().language();
    var names = new ArrayList<Name>();
    var seen = new HashSet<Phrase>();
    if (isNew(paragraph.subject(), terms) && seen.add(paragraph.subject())) {
      names.add(new Name(paragraph.subject().terms().strip(), paragraph.subject()));
    }
    for (var text : Names.in(paragraph.text())) {
      var phrase = Phrase.of(text, language);
      if (names.size() < maxNames && isNew(phrase, terms) && seen.add(phrase)) {
        names.add(new Name(text, phrase));
      }
    }
    var keywords = names.stream().map(name -> new Keyword(name.text(), language)).toList();
    return new Lead(
        paragraph, names, new Query(terms.without(paragraph.covered(terms)), language, keywords));
  }

  private static boolean isNew(Phrase name, QuestionTerms terms) {
    return !name.isEmpty() && !terms.phrase().contains(name);
  }
}
