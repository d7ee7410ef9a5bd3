package dev.trawl.lexical.plan;

import dev.trawl.protocol.model.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Follows a family from parent to parent, or from child to child, until the documents mention no
 * further relative.
 *
 * @param person the person with whom the line starts
 * @param up true to follow the ancestors, false to follow the descendants
 */
record FamilyLine(String person, boolean up, Wording wording) implements Plan {
  private static final Set<String> ELDEST =
      Set.of(
          "eldest",
          "oldest",
          "earliest",
          "furthest",
          "farthest",
          "remotest",
          "topmost",
          "distant",
          "remote",
          "ancient");
  private static final Set<String> YOUNGEST = Set.of("youngest", "latest", "last");
  private static final Set<String> ANCESTORS =
      Set.of(
          "relative",
          "ancestor",
          "forebear",
          "forefather",
          "progenitor",
          "elder",
          "kin",
          "kinsman",
          "relation");
  private static final Set<String> DESCENDANTS = Set.of("descendant", "offspring", "relative");

  private static final Pattern CHINESE_UP =
      Pattern.compile(
          "最(?:年长|年長|早|老|远|遠|高|大|古老|久远).{0,6}?(?:亲人|親人|祖先|长辈|長輩|亲属|先人|始祖|前辈|先祖|家人|亲戚|血亲)");
  private static final Pattern CHINESE_DOWN =
      Pattern.compile("最(?:年轻|年輕|小|晚|近).{0,6}?(?:后代|後代|后人|子孙|晚辈|后裔)");
  private static final Pattern CHINESE_PERSON =
      Pattern.compile("^(?:从|從|由|自|以)?(.{1,40}?)(?:的|能够|能|可以|可|向上|往上|向下|往下|所|最)");

  static Optional<Plan> of(String question, Wording wording) {
    return wording.isChinese() ? chinese(question) : english(question);
  }

  private static Optional<Plan> chinese(String question) {
    boolean up = CHINESE_UP.matcher(question).find();
    if (!up && !CHINESE_DOWN.matcher(question).find()) {
      return Optional.empty();
    }
    return Quotation.in(question)
        .or(
            () ->
                CHINESE_PERSON
                    .matcher(ChineseChains.plain(question).replaceFirst("^谁是", ""))
                    .results()
                    .findFirst()
                    .map(found -> found.group(1)))
        .map(person -> new FamilyLine(person, up, Wording.CHINESE));
  }

  private static Optional<Plan> english(String question) {
    var tokens = Token.scan(question);
    boolean up = asksFor(tokens, ELDEST, ANCESTORS);
    if (!up && !asksFor(tokens, YOUNGEST, DESCENDANTS)) {
      return Optional.empty();
    }
    var names = Name.in(question, tokens, List.of()).reversed().stream();
    return Quotation.in(question)
        .or(() -> names.filter(name -> name.from() > 0).findFirst().map(Name::text))
        .map(person -> new FamilyLine(person, up, Wording.ENGLISH));
  }

  private static boolean asksFor(List<Token> tokens, Set<String> superlatives, Set<String> nouns) {
    for (int at = 0; at < tokens.size(); at++) {
      if (superlatives.contains(tokens.get(at).lower()) && isNounNear(tokens, at + 1, nouns)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns true if one of the four words that start at {@code from} is in {@code nouns}, or is the
   * "member" of "family member".
   */
  private static boolean isNounNear(List<Token> tokens, int from, Set<String> nouns) {
    for (int at = from; at < Math.min(tokens.size(), from + 4); at++) {
      boolean isFamily = tokens.get(at).is("member") && tokens.get(at - 1).is("family");
      if (isFamily || nouns.contains(tokens.get(at).lower())) {
        return true;
      }
    }
    return false;
  }

  /**
   * A link, and the number of generations between the first person and the person that the link
   * leads to.
   */
  private record Reached(Link link, int generations) {}

  @Override
  public Step next(KnownFindings known) {
    var reached = new LinkedHashMap<String, Reached>();
    var open = new ArrayDeque<String>(List.of(person));
    while (!open.isEmpty()) {
      var current = open.remove();
      var search =
          KinSearch.of(current, question(current), nouns(), this::isSameDirection, wording, known);
      if (search instanceof KinSearch.Pending(var step)) {
        return step;
      }
      int generations =
          Optional.ofNullable(reached.get(current)).map(Reached::generations).orElse(0);
      for (var link : ((KinSearch.Found) search).links()) {
        if (isSameDirection(link) && !link.to().equals(person) && !reached.containsKey(link.to())) {
          reached.put(
              link.to(),
              new Reached(link, generations + Math.max(1, Math.abs(link.kin().generations()))));
          open.add(link.to());
        }
      }
    }
    return answerOrGiveUp(reached);
  }

  private boolean isSameDirection(Link link) {
    return link.kin().isUp() == up;
  }

  private Step answerOrGiveUp(Map<String, Reached> reached) {
    Optional<Reached> last =
        reached.values().stream()
            .reduce((best, next) -> next.generations() > best.generations() ? next : best);
    if (last.isEmpty()) {
      return new Step.GiveUp(
          wording.whoIsIndirect(parent().word(wording.isChinese()), person), List.of());
    }
    var path = path(reached, last.get());
    return new Step.Answer(
        last.get().link().to(),
        path.stream().map(link -> link.ground(wording)).toList(),
        path.stream().flatMap(link -> link.contradicting(wording).stream()).toList());
  }

  /** The links from the first person to the last one, in order. */
  private static List<Link> path(Map<String, Reached> reached, Reached last) {
    var path = new ArrayList<Link>();
    var at = Optional.of(last);
    while (at.isPresent()) {
      path.addFirst(at.get().link());
      at = Optional.ofNullable(reached.get(at.get().link().from()));
    }
    return path;
  }

  /** The usual words for parents or children. */
  private List<String> nouns() {
    return Stream.of(Kin.Sex.MALE, Kin.Sex.FEMALE)
        .map(sex -> new Kin(up ? 1 : -1, sex, Kin.Sex.ANY).word(wording.isChinese()))
        .toList();
  }

  private Kin parent() {
    return new Kin(up ? 1 : -1, Kin.Sex.ANY, Kin.Sex.ANY);
  }

  private String question(String current) {
    return wording.whoIs(parent().word(wording.isChinese()), current);
  }
}
