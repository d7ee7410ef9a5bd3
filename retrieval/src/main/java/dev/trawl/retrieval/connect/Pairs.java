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
  /** The weight of the link. The share of the question's terms in the pair has the weight 1. */
  private static final double LINK = 0.4;

  /** The weight of the mean relevance of the two paragraphs. */
  private static final double RELEVANCE = 0.75;

  /** The strength of a link if both paragraphs contain the name. */
  private static final double SHARED = 0.6;

  /** Added to the strength if the name is the subject of one of the paragraphs. */
  private static final double SUBJECT = 1;

  /** Factor for the strength if the name is in the question. */
  private static final double IN_QUESTION = 0.5;

  /**
   * The link between two paragraphs.
   *
   * @param strength at least 0
   */
  private record Link(Optional<Phrase> linkName, double strength) {
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
    leads.forEach(lead -> this.leads.put(lead.paragraph(), lead));
  }

  /** The pairs, best first. A paragraph that is not a lead must be linked to a lead. */
  List<Pair> ranked() {
    var pairs = new ArrayList<Pair>();
    var paired = new HashSet<Paragraph>();
    for (var lead : leads.values()) {
      paired.add(lead.paragraph());
      for (var other : paragraphs) {
        if (!paired.contains(other)) {
          var link = link(lead, other);
          if (link.strength() > 0 || leads.containsKey(other)) {
            pairs.add(pair(lead.paragraph(), other, link));
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
        ? new Pair(one, other, link.linkName(), score)
        : new Pair(other, one, link.linkName(), score);
  }

  private Link link(Lead lead, Paragraph other) {
    var link =
        names(lead, other)
            .or(subject(lead.paragraph(), other))
            .or(subject(other, lead.paragraph()));
    return leads.containsKey(other) ? link.or(names(leads.get(other), lead.paragraph())) : link;
  }

  /** A link through a name in the lead. */
  private Link names(Lead lead, Paragraph other) {
    var best = Link.NONE;
    for (var name : lead.names()) {
      if (other.contains(name.phrase())) {
        var isSubject =
            name.phrase().equals(other.subject())
                || name.phrase().equals(lead.paragraph().subject());
        var strength = (SHARED + (isSubject ? SUBJECT : 0)) * rarity.of(name.phrase());
        best = best.or(new Link(Optional.of(name.phrase()), strength));
      }
    }
    return best;
  }

  /** A link through the subject of {@code one}, if {@code other} is a lead. */
  private Link subject(Paragraph one, Paragraph other) {
    var name = one.subject();
    if (!leads.containsKey(other) || !other.contains(name)) {
      return Link.NONE;
    }
    var factor = terms.phrase().contains(name) ? IN_QUESTION : 1;
    return new Link(Optional.of(name), (SHARED + SUBJECT) * factor);
  }
}
