package dev.trawl.lexical.plan;

/** How one entity of a chain leads to the next. */
sealed interface Relation {
  static Relation ofNoun(String noun) {
    return Kin.of(noun).<Relation>map(kin -> new Kinship(noun, kin)).orElseGet(() -> new Of(noun));
  }

  /** The entity's relative of this kind. */
  record Kinship(String noun, Kin kin) implements Relation {}

  /** The {@code noun} of the entity. */
  record Of(String noun) implements Relation {}

  /** Whoever did {@code verb} to the entity. */
  record Action(String verb) implements Relation {}

  /** The question for what is related to {@code entity} in this way. */
  default String question(String entity, Wording wording) {
    return switch (this) {
      case Kinship kinship -> wording.whoIs(kinship.noun(), entity);
      case Of of -> wording.whoIs(of.noun(), entity);
      case Action deed -> "Who " + deed.verb() + " " + entity + "?";
    };
  }

  /** The same as an indirect question. */
  default String indirect(String entity, Wording wording) {
    return switch (this) {
      case Kinship kinship -> wording.whoIsIndirect(kinship.noun(), entity);
      case Of of -> wording.whoIsIndirect(of.noun(), entity);
      case Action deed -> "who " + deed.verb() + " " + entity;
    };
  }
}
