package dev.trawl.lexical.plan;

import java.util.List;
import java.util.Optional;

/**
 * A question that leads from one entity to the next.
 *
 * @param entity where it starts
 * @param relations in the order in which they are followed; never empty
 */
record Chain(String entity, List<Relation> relations) {
  /** The most relations in one question. */
  static final int MOST = 8;

  static Optional<Chain> of(String question, Wording wording) {
    return (wording.isChinese() ? ChineseChains.of(question) : EnglishChains.of(question))
        .filter(chain -> chain.relations().size() <= MOST);
  }
}
