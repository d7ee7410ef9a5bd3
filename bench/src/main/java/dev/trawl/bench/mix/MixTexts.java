package dev.trawl.bench.mix;

import dev.trawl.bench.exam.ExamQuestion;
import dev.trawl.bench.exam.ExamText;
import dev.trawl.bench.exam.Marking;
import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.haystack.TextPool;
import dev.trawl.bench.score.KeywordScore;
import dev.trawl.bench.score.NormalForm;
import dev.trawl.bench.score.OutputCap;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * LV-Eval's texts, made by rule: the same questions at each length and in each variant, so that
 * these can be compared question by question.
 *
 * @param pools what is mixed in where there are too few documents, of each language
 * @param questions of each language, number of hops, variant and length; five to a text
 */
public record MixTexts(
    Sources sources,
    Map<String, TextPool> pools,
    Tokens tokens,
    List<Variant> variants,
    int questions,
    long seed) {
  private static final List<String> HOPS = List.of("one-hop", "two-hop");

  /** Answers are this long at most in all of LV-Eval's tasks of this kind. */
  private static final int ANSWER_TOKENS_MAX = 64;

  public MixTexts {
    pools = Map.copyOf(pools);
    variants = List.copyOf(variants);
    if (questions < 1) {
      throw new IllegalArgumentException("--questions must be at least 1: " + questions);
    }
  }

  /** Questions with the same documents, and how they are to be treated. */
  private record Group(String task, String language, int first, List<Case> cases, Variant variant) {
    UnaryOperator<String> disguise() {
      if (!variant.replaced()) {
        return text -> text;
      }
      var names = new HashMap<String, String>();
      cases.forEach(each -> names.putAll(each.disguise()));
      return new Replacement(names)::in;
    }

    List<String> documents() {
      return cases.stream().flatMap(each -> each.asked().documents().stream()).toList();
    }

    List<String> confusing() {
      return variant.confusing()
          ? cases.stream().flatMap(each -> each.confusing().stream()).toList()
          : List.of();
    }
  }

  /** The same for the same arguments. */
  public List<ExamText> texts(List<String> languages, List<Integer> lengths) {
    var texts = new ArrayList<ExamText>();
    for (var language : languages) {
      var corpus = sources.corpus(language);
      var pool = Objects.requireNonNull(pools.get(language), language);
      var mixture = new Mixture(corpus.documents(), pool, tokens);
      var groups = groups(language, corpus);
      for (var length : lengths) {
        groups.forEach(group -> texts.add(text(group, mixture, length)));
      }
    }
    return texts;
  }

  private List<Group> groups(String language, Corpus corpus) {
    var groups = new ArrayList<Group>();
    for (var hops = 1; hops <= HOPS.size(); hops++) {
      var drawn = corpus.drawn(hops, questions, seed);
      for (var variant : variants) {
        var task = HOPS.get(hops - 1) + " " + variant.label();
        var first = 0;
        for (var cases : drawn) {
          groups.add(new Group(task, language, first, cases, variant));
          first += cases.size();
        }
      }
    }
    return groups;
  }

  private ExamText text(Group group, Mixture mixture, int length) {
    var order = Objects.hash(seed, group.task(), group.language(), group.first(), length);
    var disguise = group.disguise();
    var asked = new ArrayList<ExamQuestion>();
    for (var each : group.cases()) {
      asked.add(question(group, each.asked(), group.first() + asked.size(), length, disguise));
    }
    return new ExamText(
        "%s %s %s".formatted(group.task(), group.language(), Lengths.brief(length)),
        () ->
            disguise.apply(
                mixture.text(group.documents(), group.confusing(), length, new Random(order))),
        asked);
  }

  private ExamQuestion question(
      Group group, Asked asked, int number, int length, UnaryOperator<String> disguise) {
    var references = List.of(disguise.apply(asked.answer()));
    return new ExamQuestion(
        group.task(),
        group.language(),
        length,
        number,
        disguise.apply(asked.question()),
        references,
        asked.evidence().stream().map(disguise).toList(),
        reply -> scores(reply.text(), references, group.language()));
  }

  private Map<String, Double> scores(String answer, List<String> references, String language) {
    var cap = new OutputCap(ANSWER_TOKENS_MAX, tokens);
    var score = KeywordScore.of(cap.cut(NormalForm.withoutMarkers(answer)), references, language);
    return Map.of(Marking.SCORE, score.loose(), "exact", score.exact());
  }
}
