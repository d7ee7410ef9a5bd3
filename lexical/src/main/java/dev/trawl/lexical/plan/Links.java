package dev.trawl.lexical.plan;

import dev.trawl.protocol.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The relatives of one person, according to the sentences. */
final class Links {
  private final String person;
  private final Wording wording;
  private final LinkedHashMap<Kin, List<Link>> byKin = new LinkedHashMap<>();

  private Links(String person, Wording wording) {
    this.person = person;
    this.wording = wording;
  }

  /**
   * One link for each kind of relative, to the first person named. Relatives that are only known
   * from the inverse relation come last.
   */
  static List<Link> of(String person, List<Evidence> sentences, Wording wording) {
    var links = new Links(person, wording);
    for (var sentence : sentences) {
      StatedRelations.in(sentence.quote(), "", person)
          .forEach(stated -> links.addDirect(stated, sentence));
    }
    for (var sentence : sentences) {
      StatedRelations.in(sentence.quote(), "", person)
          .forEach(stated -> links.addInverse(stated, sentence));
    }
    return links.byKin.values().stream().map(Links::first).toList();
  }

  private void addDirect(StatedRelation stated, Evidence sentence) {
    if (stated.possessor().equals(person)) {
      Kin.of(stated.noun()).ifPresent(kin -> add(kin, stated.noun(), stated.holder(), sentence));
    }
  }

  private void addInverse(StatedRelation stated, Evidence sentence) {
    if (stated.holder().equals(person)) {
      Kin.of(stated.noun())
          .map(Kin::inverse)
          .filter(kin -> kin.generations() != 0 && !isKnown(stated.possessor()))
          .ifPresent(kin -> add(kin, kin.word(wording.isChinese()), stated.possessor(), sentence));
    }
  }

  private boolean isKnown(String relative) {
    return byKin.values().stream()
        .flatMap(List::stream)
        .anyMatch(link -> link.to().equals(relative) && !link.kin().sex().equals(Kin.Sex.ANY));
  }

  private void add(Kin kin, String noun, String to, Evidence sentence) {
    byKin
        .computeIfAbsent(kin, key -> new ArrayList<>())
        .add(new Link(person, noun, kin, to, sentence, List.of()));
  }

  /** The first link. Its {@code others} are the links to all other people. */
  private static Link first(List<Link> same) {
    var first = same.getFirst();
    var others = new LinkedHashMap<String, Link>();
    same.stream()
        .filter(link -> !isSame(link.to(), first.to()))
        .forEach(link -> others.putIfAbsent(link.to(), link));
    return new Link(
        first.from(),
        first.noun(),
        first.kin(),
        first.to(),
        first.evidence(),
        List.copyOf(others.values()));
  }

  /** Two names refer to the same person if one name contains the other. */
  private static boolean isSame(String name, String other) {
    return name.contains(other) || other.contains(name);
  }
}
