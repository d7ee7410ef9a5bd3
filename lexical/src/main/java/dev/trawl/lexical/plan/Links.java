package dev.trawl.lexical.plan;

import dev.trawl.protocol.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The relatives of one person, according to the sentences. */
final class Links {
  private final String person;
  private final Wording wording;
  private final LinkedHashMap<Kin, List<Link>> told = new LinkedHashMap<>();

  private Links(String person, Wording wording) {
    this.person = person;
    this.wording = wording;
  }

  /**
   * One link for each kind of relative, to the first one named. Relatives that are only known from
   * what {@code person} is to them come last.
   */
  static List<Link> of(String person, List<Evidence> sentences, Wording wording) {
    var links = new Links(person, wording);
    for (var sentence : sentences) {
      Ties.in(sentence.quote(), "", person).forEach(tie -> links.direct(tie, sentence));
    }
    for (var sentence : sentences) {
      Ties.in(sentence.quote(), "", person).forEach(tie -> links.inverse(tie, sentence));
    }
    return links.told.values().stream().map(Links::first).toList();
  }

  private void direct(Tie tie, Evidence sentence) {
    if (tie.possessor().equals(person)) {
      Kin.of(tie.noun()).ifPresent(kin -> add(kin, tie.noun(), tie.holder(), sentence));
    }
  }

  private void inverse(Tie tie, Evidence sentence) {
    if (tie.holder().equals(person)) {
      Kin.of(tie.noun())
          .map(Kin::inverse)
          .filter(kin -> kin.generations() != 0 && !isKnown(tie.possessor()))
          .ifPresent(kin -> add(kin, kin.word(wording.isChinese()), tie.possessor(), sentence));
    }
  }

  private boolean isKnown(String relative) {
    return told.values().stream()
        .flatMap(List::stream)
        .anyMatch(link -> link.to().equals(relative) && !link.kin().sex().equals(Kin.Sex.ANY));
  }

  private void add(Kin kin, String noun, String to, Evidence sentence) {
    told.computeIfAbsent(kin, key -> new ArrayList<>())
        .add(new Link(person, noun, kin, to, sentence, List.of()));
  }

  /** The first, together with the others of whom the same is said. */
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

  /** Somebody with only a part of the same name is the same person. */
  private static boolean isSame(String name, String other) {
    return name.contains(other) || other.contains(name);
  }
}
