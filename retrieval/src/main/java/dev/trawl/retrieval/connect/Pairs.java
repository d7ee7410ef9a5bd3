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
  /** Weights of link and relevance, relative to the share of the question that a pair contains. */
  private static final double TIE = 0.4;

  private static final double RELEVANCE = 0.75;

  /** Strength of a link by a name that both paragraphs contain. */
  private static final double SHARED = 0.6;

  /** Added to the strength if one of the paragraphs is about the name. */
  private static final double ABOUT = 1;

  /** Factor on the strength if the name is in the question. */
  private static final double GIVEN = 0.5;

  /**
   * What links two paragraphs.
   *
   * @param strength at least 0
   */
  private record Tie(Optional<Phrase> by, double strength) {
    static final Tie NONE = new Tie(Optional.empty(), 0);

    Tie or(Tie other) {
      return other.strength > strength ? other : this;
    }
  }

  private final QuestionTerms sought;
  private final Rarity rarity;
  private final Relevance relevance;
  private final List<Paragraph> paragraphs;
  private final Map<Paragraph, Lead> leads = new HashMap<>();

  Pairs(QuestionTerms sought, Rarity rarity, List<Lead> leads, List<Paragraph> paragraphs) {
    this.sought = sought;
    this.rarity = rarity;
    this.relevance = new Relevance(paragraphs, sought);
    this.paragraphs = paragraphs;
    leads.forEach(lead -> this.leads.put(lead.from(), lead));
  }

  /** The pairs, the best first. A paragraph that is not a lead must be linked to one. */
  List<Pair> ranked() {
    var pairs = new ArrayList<Pair>();
    var paired = new HashSet<Paragraph>();
    for (var lead : leads.values()) {
      paired.add(lead.from());
      for (var other : paragraphs) {
        if (!paired.contains(other)) {
          var tie = tie(lead, other);
          if (tie.strength() > 0 || leads.containsKey(other)) {
            pairs.add(pair(lead.from(), other, tie));
          }
        }
      }
    }
    pairs.sort(Comparator.comparingDouble(Pair::score).reversed());
    return pairs;
  }

  private Pair pair(Paragraph one, Paragraph other, Tie tie) {
    var covered = new HashSet<>(one.covered(sought));
    covered.addAll(other.covered(sought));
    var score =
        sought.share(covered)
            + TIE * tie.strength()
            + RELEVANCE * (relevance.of(one) + relevance.of(other)) / 2;
    return relevance.of(one) >= relevance.of(other)
        ? new Pair(one, other, tie.by(), score)
        : new Pair(other, one, tie.by(), score);
  }

  private Tie tie(Lead lead, Paragraph other) {
    var tie = names(lead, other).or(subject(lead.from(), other)).or(subject(other, lead.from()));
    return leads.containsKey(other) ? tie.or(names(leads.get(other), lead.from())) : tie;
  }

  /** A link by a name of the lead. */
  private Tie names(Lead lead, Paragraph other) {
    var best = Tie.NONE;
    for (var name : lead.names()) {
      if (other.holds(name.phrase())) {
        var about =
            name.phrase().equals(other.subject()) || name.phrase().equals(lead.from().subject());
        var strength = (SHARED + (about ? ABOUT : 0)) * rarity.of(name.phrase());
        best = best.or(new Tie(Optional.of(name.phrase()), strength));
      }
    }
    return best;
  }

  /** A link by the subject of {@code one}. */
  private Tie subject(Paragraph one, Paragraph other) {
    var name = one.subject();
    if (!leads.containsKey(other) || !other.holds(name)) {
      return Tie.NONE;
    }
    var part = sought.phrase().holds(name) ? GIVEN : 1;
    return new Tie(Optional.of(name), (SHARED + ABOUT) * part);
  }
}
