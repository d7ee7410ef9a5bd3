package dev.trawl.lexical.plan;

/** How to come from one entity to the next. */
sealed interface Relation {
  static Relation ofNoun(String noun) {
    return Kin.of(noun).<Relation>map(kin -> new Kinship(noun, kin)).orElseGet(() -> new Of(noun));
  }

  /** Who is this kin of the entity. */
  record Kinship(String noun, Kin kin) implements Relation {}

  /** Who or what is the {@code noun} of the entity. */
  record Of(String noun) implements Relation {}

  /** Who did {@code verb} to the entity. */
  record Deed(String verb) implements Relation {}

  /** Asks for what is so related to {@code entity}. */
  default String question(String entity, Wording wording) {
    return switch (this) {
      case Kinship kinship -> wording.whoIs(kinship.noun(), entity);
      case Of of -> wording.whoIs(of.noun(), entity);
      case Deed deed -> "Who " + deed.verb() + " " + entity + "?";
    };
  }

  /** The same as an indirect question. */
  default String indirect(String entity, Wording wording) {
    return switch (this) {
      case Kinship kinship -> wording.whoIsIndirect(kinship.noun(), entity);
      case Of of -> wording.whoIsIndirect(of.noun(), entity);
      case Deed deed -> "who " + deed.verb() + " " + entity;
    };
  }
}
