package dev.trawl.lexical.plan;

/** The relation between one entity of a chain and the next. */
sealed interface Relation {
  static Relation ofNoun(String noun) {
    return Kin.of(noun)
        .<Relation>map(kin -> new Kinship(noun, kin))
        .orElseGet(() -> new Property(noun));
  }

  /** The entity's relative of this kind. */
  record Kinship(String noun, Kin kin) implements Relation {}

  /** The {@code noun} of the entity. */
  record Property(String noun) implements Relation {}

  /** The person who did {@code verb} to the entity. */
  record Action(String verb) implements Relation {}

  /** The question about the person or thing that has this relation to {@code entity}. */
  default String question(String entity, Wording wording) {
    return switch (this) {
      case Kinship kinship -> wording.whoIs(kinship.noun(), entity);
      case Property property -> wording.whoIs(property.noun(), entity);
      case Action action -> "Who " + action.verb() + " " + entity + "?";
    };
  }

  /** The same question in indirect form. */
  default String indirect(String entity, Wording wording) {
    return switch (this) {
      case Kinship kinship -> wording.whoIsIndirect(kinship.noun(), entity);
      case Property property -> wording.whoIsIndirect(property.noun(), entity);
      case Action action -> "who " + action.verb() + " " + entity;
    };
  }
}
