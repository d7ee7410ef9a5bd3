package dev.trawl.retrieval.connect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pairs each lead with each paragraph, and ranks the pairs. */
final class Pairs {
  /** Weights of the link and the relevance, relative to the share of the question in a pair. */
  private static final double LINK = 0.4;

  private static final double RELEVANCE = 0.75;

  /** The strength of a link by a name that both paragraphs contain. */
  private static final double SHARED = 0.6;

  /** The bonus if one of the paragraphs is about the name. */
  private static final double ABOUT = 1;

  /** The factor if the name is in the question. */
  private static final double GIVEN = 0.5;

  /**
   * The link between two paragraphs.
   *
   * @param strength at least 0
   */
  private record Link(Optional<Phrase> by, double strength) {
    static final Link NONE = new Link(Optional.empty(), 0);

    Link or(Link other) {
      return other.strength > strength ? other : this;
    }
  }

  private final QuestionTerms terms;
  private final Rarity rarity;
  private final Relevance relevance;
  private final List<Paragraph> paragraphs;
  private final Map<Paragraph, Lead> leads = new HashMap<>();

  Pairs(QuestionTerms terms, Rarity rarity, List<Lead> leads, List<Paragraph> paragraphs) {
    this.terms = terms;
    this.rarity = rarity;
    this.relevance = new Relevance(paragraphs, terms);
    this.paragraphs = paragraphs;
    leads.forEach(lead -> this.leads.put(lead.from(), lead));
  }

  /** The pairs, best first. A paragraph that is not a lead must be linked to a lead. */
  List<Pair> ranked() {
    var pairs = new ArrayList<Pair>();
    var paired = new HashSet<Paragraph>();
    for (var lead : leads.values()) {
      paired.add(lead.from());
      for (var other : paragraphs) {
        if (!paired.contains(other)) {
          var link = link(lead, other);
          if (link.strength() > 0 || leads.containsKey(other)) {
            pairs.add(pair(lead.from(), other, link));
          }
        }
      }
    }
    pairs.sort(Comparator.comparingDouble(Pair::score).reversed());
    return pairs;
  }

  private Pair pair(Paragraph one, Paragraph other, Link link) {
    var covered = new HashSet<>(one.covered(terms));
    covered.addAll(other.covered(terms));
    var score =
        terms.share(covered)
            + LINK * link.strength()
            + RELEVANCE * (relevance.of(one) + relevance.of(other)) / 2;
    return relevance.of(one) >= relevance.of(other)
        ? new Pair(one, other, link.by(), score)
        : new Pair(other, one, link.by(), score);
  }

  private Link link(Lead lead, Paragraph other) {
    var link = names(lead, other).or(subject(lead.from(), other)).or(subject(other, lead.from()));
    return leads.containsKey(other) ? link.or(names(leads.get(other), lead.from())) : link;
  }

  /** A link by a name of the lead. */
  private Link names(Lead lead, Paragraph other) {
    var best = Link.NONE;
    for (var name : lead.names()) {
      if (other.contains(name.phrase())) {
        var about =
            name.phrase().equals(other.subject()) || name.phrase().equals(lead.from().subject());
        var strength = (SHARED + (about ? ABOUT : 0)) * rarity.of(name.phrase());
        best = best.or(new Link(Optional.of(name.phrase()), strength));
      }
    }
    return best;
  }

  /** A link by the subject of {@code one}. */
  private Link subject(Paragraph one, Paragraph other) {
    var name = one.subject();
    if (!leads.containsKey(other) || !other.contains(name)) {
      return Link.NONE;
    }
    var part = terms.phrase().contains(name) ? GIVEN : 1;
    return new Link(Optional.of(name), (SHARED + ABOUT) * part);
  }
}
