package dev.trawl.lexical.plan;

import java.util.List;
import java.util.Optional;

/**
 * A question that follows relations from one entity to the next.
 *
 * @param entity the entity at which it starts
 * @param relations in the order in which they are followed; never empty
 */
record Chain(String entity, List<Relation> relations) {
  /** Maximum number of relations in one question. */
  static final int MAX_RELATIONS = 8;

  static Optional<Chain> of(String question, Wording wording) {
    return (wording.isChinese() ? ChineseChains.of(question) : EnglishChains.of(question))
        .filter(chain -> chain.relations().size() <= MAX_RELATIONS);
  }
}
