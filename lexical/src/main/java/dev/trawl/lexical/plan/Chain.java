package dev.trawl.lexical.plan;

import java.util.List;
import java.util.Optional;

/**
 * A question that goes from one entity to the next.
 *
 * @param entity where it starts
 * @param relations in the order they are gone; never empty
 */
record Chain(String entity, List<Relation> relations) {
  /** More than these no question asks for. */
  static final int MOST = 8;

  static Optional<Chain> of(String question, Wording wording) {
    return (wording.isChinese() ? ChineseChains.of(question) : EnglishChains.of(question))
        .filter(chain -> chain.relations().size() <= MOST);
  }
}
