package dev.trawl.lexical.plan;

import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.model.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Follows a chain of relations from one entity to the next. */
record Composition(String question, Chain chain, Wording wording) implements Plan {
  static Optional<Plan> of(String question, Wording wording) {
    return Chain.of(question, wording)
        .filter(
            chain -> chain.relations().size() > 1 || isSinglePerson(chain.relations().getFirst()))
        .map(chain -> new Composition(question, chain, wording));
  }

  /**
   * Returns true if the relation leads to exactly one person. The index can find that person
   * without a reader.
   */
  private static boolean isSinglePerson(Relation relation) {
    return switch (relation) {
      case Relation.Kinship kinship -> !Kin.isPlural(kinship.noun());
      case Relation.Property property -> false;
      case Relation.Action action -> true;
    };
  }

  /** The result of following a relation. */
  private sealed interface Hop {
    /** The relation leads to the answer of {@code ground}. */
    record Reached(Finding ground, List<Finding> contradicting) implements Hop {
      Reached(Finding ground) {
        this(ground, List.of());
      }
    }

    /** The relation must be followed in two steps. */
    record TwoSteps(Relation first, Relation second) implements Hop {}

    /** The plan needs this step first. */
    record Pending(Step step) implements Hop {}

    /** The documents do not state the relation. */
    record Missing() implements Hop {}
  }

  @Override
  public Step next(KnownFindings known) {
    var grounds = new ArrayList<Finding>();
    var contradicting = new ArrayList<Finding>();
    var remaining = new ArrayDeque<>(chain.relations());
    var entity = chain.entity();
    while (!remaining.isEmpty()) {
      var relation = remaining.remove();
      switch (hop(entity, relation, known)) {
        case Hop.Reached(var ground, var others) -> {
          grounds.add(ground);
          contradicting.addAll(others);
          entity = ground.words();
        }
        case Hop.TwoSteps(var first, var second) -> {
          remaining.addFirst(second);
          remaining.addFirst(first);
        }
        case Hop.Pending(var step) -> {
          return step;
        }
        case Hop.Missing() -> {
          return connectOrGiveUp(
              new Step.GiveUp(missing(entity, relation), grounds), relation, known);
        }
      }
    }
    return KnownFindings.areUnsure(grounds)
        ? new Step.GiveUp(wording.indirect(question), grounds)
        : new Step.Answer(entity, grounds, contradicting);
  }

  /**
   * If no single sentence states the relation, several places together may do so. Searches for them
   * before giving up.
   */
  private Step connectOrGiveUp(Step.GiveUp giveUp, Relation relation, KnownFindings known) {
    if (!(relation instanceof Relation.Property)) {
      return giveUp;
    }
    var together = wording.searchForSeveralPassages(question);
    return known
        .about(together)
        .<Step>map(places -> withPassages(giveUp, places))
        .orElseGet(() -> new Step.Connect(question, together));
  }

  private static Step withPassages(Step.GiveUp giveUp, Finding places) {
    var grounds = new ArrayList<>(giveUp.grounds());
    if (!places.evidence().isEmpty()) {
      grounds.add(places);
    }
    return new Step.GiveUp(giveUp.missing(), grounds);
  }

  private String missing(String entity, Relation relation) {
    return hasOneRelation() ? wording.indirect(question) : relation.indirect(entity, wording);
  }

  private boolean hasOneRelation() {
    return chain.relations().size() == 1;
  }

  private Hop hop(String entity, Relation relation, KnownFindings known) {
    return switch (relation) {
      case Relation.Kinship kinship -> relative(entity, kinship, known);
      case Relation.Property property -> property(entity, property, known);
      case Relation.Action action -> action(entity, action, known);
    };
  }

  private Hop relative(String entity, Relation.Kinship kinship, KnownFindings known) {
    var subQuestion = kinship.question(entity, wording);
    var first = kinship.kin().firstLink();
    var search =
        KinSearch.of(
            entity,
            subQuestion,
            List.of(kinship.noun()),
            link -> isOnPath(kinship.kin(), link),
            wording,
            known);
    if (search instanceof KinSearch.Pending(var step)) {
      return new Hop.Pending(step);
    }
    var links = ((KinSearch.Found) search).links();
    var link = links.stream().filter(to -> kinship.kin().covers(to.kin())).findFirst();
    if (link.isPresent()) {
      return new Hop.Reached(link.get().ground(wording), link.get().contradicting(wording));
    }
    if (first.isPresent() && links.stream().anyMatch(to -> first.get().covers(to.kin()))) {
      return new Hop.TwoSteps(kinship(first.get()), kinship(kinship.kin().rest()));
    }
    return hasOneRelation() ? ask(question, known) : new Hop.Missing();
  }

  private static boolean isOnPath(Kin kin, Link link) {
    return kin.covers(link.kin())
        || kin.firstLink().filter(first -> first.covers(link.kin())).isPresent();
  }

  private Relation kinship(Kin kin) {
    return new Relation.Kinship(kin.word(wording.isChinese()), kin);
  }

  private Hop property(String entity, Relation.Property property, KnownFindings known) {
    var subQuestion = property.question(entity, wording);
    var lookUp = wording.lookUp(subQuestion, entity);
    var sentences = known.sentences(lookUp);
    if (sentences.isEmpty()) {
      return new Hop.Pending(new Step.Search(entity, lookUp));
    }
    for (var sentence : sentences.get()) {
      for (var stated : StatedRelations.in(sentence.quote(), property.noun(), entity)) {
        if (stated.noun().equalsIgnoreCase(property.noun())
            && stated.possessor().equals(entity)
            && isNewEntity(stated.holder(), entity)) {
          return new Hop.Reached(new Finding(subQuestion, stated.holder(), List.of(sentence)));
        }
      }
    }
    var hop = ask(subQuestion, known);
    return hop instanceof Hop.Reached(var ground, var others)
            && !isNewEntity(ground.words(), entity)
        ? new Hop.Missing()
        : hop;
  }

  /**
   * Returns true if the answer does not contain the entity. An answer that does is wrong: a film is
   * not its own director.
   */
  private static boolean isNewEntity(String answer, String entity) {
    return !answer.toLowerCase(Locale.ROOT).contains(entity.toLowerCase(Locale.ROOT));
  }

  /**
   * Searches the documents for the verb followed by the entity ("built Marlow"), then for the
   * entity alone. If neither search finds the action, asks the sub-question.
   */
  private Hop action(String entity, Relation.Action action, KnownFindings known) {
    var subQuestion = action.question(entity, wording);
    for (var phrase : List.of(action.verb() + " " + entity, entity)) {
      var lookUp = wording.lookUp(subQuestion, phrase);
      var sentences = known.sentences(lookUp);
      if (sentences.isEmpty()) {
        return new Hop.Pending(new Step.Search(phrase, lookUp));
      }
      var ground = agent(subQuestion, action, entity, sentences.get());
      if (ground.isPresent()) {
        return new Hop.Reached(ground.get());
      }
    }
    return ask(hasOneRelation() ? question : subQuestion, known);
  }

  private static Optional<Finding> agent(
      String subQuestion, Relation.Action action, String entity, List<Evidence> sentences) {
    record Statement(Actions.Agent agent, Evidence sentence) {}
    return sentences.stream()
        .flatMap(
            sentence ->
                Actions.in(sentence.quote(), action.verb(), entity).stream()
                    .map(agent -> new Statement(agent, sentence)))
        .min(Comparator.comparingInt(statement -> statement.agent().distance()))
        .map(
            statement ->
                new Finding(subQuestion, statement.agent().name(), List.of(statement.sentence())));
  }

  private static Hop ask(String question, KnownFindings known) {
    return known
        .about(question)
        .<Hop>map(found -> found.words().isBlank() ? new Hop.Missing() : new Hop.Reached(found))
        .orElseGet(() -> new Hop.Pending(Step.Ask.of(List.of(question))));
  }
}
