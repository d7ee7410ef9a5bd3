package dev.trawl.actors.window;

import dev.trawl.actors.window.ClaimSupport.Denial;
import dev.trawl.retrieval.analysis.Analysis;
import dev.trawl.retrieval.analysis.Term;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks whether a claim says "not" about something that its sentences assert, or the reverse. This
 * looks only at words and their order; if in doubt, the two agree.
 */
final class Denials {
  /** Words for "not". A claim with one needs a sentence that denies something too. */
  private static final Pattern NOT =
      Pattern.compile(
          "not|no|never|none|nor|without|cannot|t|neither|nobody|nicht|nichts|nie|niemals|niemand|ohne"
              + "|kein(?:e[mnrs]?)?|jamais|aucune?|sans|nunca|jamas|ningun[ao]?|tampoco");

  private static final String CHINESE_NOT = "不没沒未无無非否勿";

  /** Words that deny something without a word for "not". */
  private static final Pattern DENYING =
      Pattern.compile(
          "fail\\w*|refus\\w*|den(?:y|ies|ied|ial)|lack\\w*|absen\\w*|except\\w*|exclu\\w*|forb(?:id\\w*|ade)"
              + "|prohibit\\w*|prevent\\w*|ban(?:s|ned)?|nothing|nowhere|false\\w*|wrong\\w*|ceas\\w*"
              + "|stop(?:s|ped)?|clos(?:e[ds]?|ing)|shut|abandon\\w*|abolish\\w*|cancel\\w*|reject\\w*|missing"
              + "|hardly|scarcely|rarely|seldom|illegal\\w*|i(?:m|r|l|n)(?:possib|regular|legal|complete|correct|valid"
              + "|active|visible|capable|secure|edible)\\w*|dis(?:agree|allow|appear|approv|continu|obey|like)\\w*"
              + "|danger\\w*|\\w{3,}less|verb(?:iet|ot)\\w*|verweiger\\w*|fehl\\w*|geschlossen|schloss\\w*|aufgehort"
              + "|\\w{4,}los(?:e[mnrs]?)?|interdi\\w*|ferm(?:e|ee|a|er)|cess\\w*|manqu\\w*|defendue?|prohib\\w*"
              + "|cerr(?:o|ad[oa]|ar)|carec\\w*|falt[ao]\\w*");

  private static final Pattern CHINESE_DENYING =
      Pattern.compile("[禁停拒缺]|关闭|關閉|取消|废除|廢除|否认|否認|结束|結束|失去|终止|終止|倒闭|倒閉");

  /** Words of sentences from which a claim may draw the conclusion that something is not so. */
  private static final Pattern LIMITING =
      Pattern.compile(
          "only|barely|few|little|too|instead|rather|until|till|before|end(?:s|ed)?|left|gone|lost|los(?:es?|ing)"
              + "|dead|died|dies|empty|free|former\\w*|destroy\\w*|remov\\w*|avoid\\w*|miss(?:ed|es)?|broke\\w*|difficult\\w*"
              + "|doubt\\w*|nur|kaum|wenig\\w*|erst|bis|endet\\w*|seulement|peu|fini\\w*|solo|poco");

  private static final Pattern CHINESE_LIMITING = Pattern.compile("[只仅僅才少除止绝絕尽盡空废廢完难難失死亡]");

  /** Words such as "unsafe", but not "under" and "unit". */
  private static final Pattern UN =
      Pattern.compile("un(?!der|ti[el]|i[a-z]|cle|anim|ter|d$|g)\\w{3,}");

  /** Prefixes of words such as "unknown" and "impossible". */
  private static final List<String> OPPOSITES = List.of("un", "in", "im", "ir", "il", "dis", "non");

  /** Words that deny the word after them, in languages with this word order. */
  private static final Pattern DENIES_NEXT =
      Pattern.compile(
          "(?iu)\\b(?:not|never|cannot|no|without|lack(?:s|ed)?|refus(?:es?|ed) to|fail(?:s|ed)? to)\\b|n['’]t\\b");

  /** Words that deny the clause that contains them. */
  private static final Pattern DENIES_CLAUSE =
      Pattern.compile(
          "(?iu)\\b(?:forbid(?:s|den)?|forbade|prohibit(?:s|ed)?|bans|banned|nobody|no one|refus(?:es|ed)|failed to)\\b");

  private static final Pattern FOREIGN_NOT =
      Pattern.compile(
          "(?iu)\\b(?:nicht|nie|niemals|niemand|kein(?:e[mnrs]?)?|verboten|verbietet|pas|jamais|aucune?"
              + "|interdite?|no|nunca|jamás|prohíbe|prohibid[oa])\\b");

  /** Words that turn a denial into something else: "not until 1931", "not only". */
  private static final Pattern LIMITS_DENIAL =
      Pattern.compile(
          "(?iu)\\b(?:until|till|unless|before|but|only|than|just|merely|without|all|every|always|doubt"
              + "|nur|bis|bevor|sondern|als|außer|immer|alle|que|seulement|avant|sino|solo|sólo|hasta|antes)\\b"
              + "|直到|才|除非|之前|以前|除了");

  /** Words between "not" and the word that it denies. */
  private static final Set<String> SKIPPED =
      Set.of("consid", "consider", "thought", "regard", "any", "longer", "veri", "very", "realli");

  /** In Chinese, a denial denies the two characters after it. */
  private static final Pattern CHINESE_DENIES_NEXT =
      Pattern.compile(
          "(?<![不没沒无無])(?:禁止|拒绝|拒絕|(?:不(?![但仅僅只光过過久断斷同管论論知如])|没|沒|未(?!来|來)|无(?![论数限线])|無(?![論數限線]))"
              + "[有会會能是可许許准得应應该該再够曾要]{0,2})(?=(\\p{IsHan}{2}))(?![不没沒无無])");

  private static final Pattern CLAUSE_END = Pattern.compile("[,;:!?，；：。！？、\\n]|\\.(?=\\s|$)");

  /** A negative clause is about what the sentences say if they contain this share of its words. */
  private static final double MIN_DENIED_SHARE = 0.5;

  /** A clause that is denied as a whole contains this share of the claim's words. */
  private static final double MIN_CLAUSE_SHARE = 0.6;

  private Denials() {}

  /** Says which one denies something that the other asserts: the claim or its sentences. */
  static Denial between(String claim, List<String> sentences) {
    if (!ClaimCheck.isSameScript(claim, sentences)) {
      return Denial.NONE;
    }
    if (needsDenial(claim, String.join("\n", sentences))
        && sentences.stream().noneMatch(sentence -> allows(sentence, claim))) {
      return Denial.BY_CLAIM;
    }
    var asserted = clauses(claim).filter(clause -> !ClaimCheck.isYesOrNo(clause)).toList();
    if (asserted.stream().noneMatch(Denials::isDenying)) {
      return denies(sentences, String.join("\n", asserted)) ? Denial.BY_SENTENCE : Denial.NONE;
    }
    return deniesAsserted(claim, sentences) ? Denial.BY_CLAIM : Denial.NONE;
  }

  /**
   * Returns true if the claim says "not" about what the sentences say. If it has several clauses, a
   * clause that shares hardly a word with the sentences is a remark of the model, such as "the
   * sources do not agree".
   */
  private static boolean needsDenial(String claim, String sentences) {
    var clauses = clauses(claim).toList();
    return clauses.stream()
        .filter(clause -> isNegative(clause) && !ClaimCheck.isYesOrNo(clause))
        .anyMatch(
            clause ->
                clauses.size() == 1 || ContentWords.share(clause, sentences) >= MIN_DENIED_SHARE);
  }

  private static Stream<String> clauses(String text) {
    return CLAUSE_END.splitAsStream(text).filter(clause -> !clause.isBlank());
  }

  /** Returns true if {@code text} has a word for "not". */
  static boolean isNegative(String text) {
    return Words.of(text).distinct().stream().anyMatch(word -> NOT.matcher(word).matches())
        || text.chars().anyMatch(c -> CHINESE_NOT.indexOf(c) >= 0);
  }

  /** Returns true if {@code text} denies something, with or without a word for "not". */
  private static boolean isDenying(String text) {
    return isNegative(text)
        || CHINESE_DENYING.matcher(text).find()
        || Words.of(text).distinct().stream()
            .anyMatch(word -> DENYING.matcher(word).matches() || UN.matcher(word).matches());
  }

  /**
   * A sentence allows "was not known" if it denies or limits something ("only"), or contains
   * "unknown".
   */
  private static boolean allows(String sentence, String claim) {
    var claimed = Words.of(claim).distinct();
    return isDenying(sentence)
        || CHINESE_LIMITING.matcher(sentence).find()
        || Words.of(sentence).distinct().stream()
            .anyMatch(word -> LIMITING.matcher(word).matches() || isOpposite(word, claimed));
  }

  private static boolean isOpposite(String word, Set<String> claimed) {
    return OPPOSITES.stream()
        .anyMatch(
            prefix -> word.startsWith(prefix) && claimed.contains(word.substring(prefix.length())));
  }

  /** Returns true if the sentences deny a word that {@code claim} asserts, and never assert it. */
  private static boolean denies(List<String> sentences, String claim) {
    if (ClaimCheck.isUnspaced(claim)) {
      var all = String.join("\n", sentences);
      return denied(all).stream()
          .anyMatch(word -> claim.contains(word) && !isAsserted(word, List.of(all)));
    }
    var language = ContentWords.language(String.join("\n", sentences), claim);
    var claimed = ContentWords.of(claim, language);
    return sentences.stream()
        .flatMap(Denials::clauses)
        .filter(clause -> !LIMITS_DENIAL.matcher(clause).find())
        .anyMatch(
            clause ->
                isDeniedWhole(clause, claimed, language)
                    || (language.equals("en")
                        && hasEnough(clause, claimed, language)
                        && denied(clause).stream()
                            .anyMatch(
                                word -> claimed.contains(word) && !isAsserted(word, sentences))));
  }

  /** One shared word is a coincidence, unless it is the claim's only word. */
  private static boolean hasEnough(String clause, Set<String> claimed, String language) {
    return ContentWords.of(clause, language).stream().filter(claimed::contains).count()
        >= Math.min(2, claimed.size());
  }

  private static boolean isDeniedWhole(String clause, Set<String> claimed, String language) {
    return (language.equals("en") ? DENIES_CLAUSE : FOREIGN_NOT).matcher(clause).find()
        && ContentWords.share(claimed, ContentWords.of(clause, language)) >= MIN_CLAUSE_SHARE;
  }

  /**
   * Returns true if the claim says "not" before a word that a sentence has, and no sentence with
   * this word denies anything.
   */
  private static boolean deniesAsserted(String claim, List<String> sentences) {
    return clauses(claim)
        .filter(clause -> !LIMITS_DENIAL.matcher(clause).find())
        .flatMap(clause -> denied(clause).stream())
        .anyMatch(
            word -> {
              var having = sentences.stream().filter(each -> words(each).contains(word)).toList();
              return !having.isEmpty()
                  && having.stream().noneMatch(sentence -> allows(sentence, claim));
            });
  }

  /**
   * The stems in {@code clause} that follow a word for "not". In Chinese, the two characters after
   * it.
   */
  private static List<String> denied(String clause) {
    var denied = new ArrayList<String>();
    if (ClaimCheck.isUnspaced(clause)) {
      if (!LIMITS_DENIAL.matcher(clause).find()) {
        CHINESE_DENIES_NEXT.matcher(clause).results().forEach(found -> denied.add(found.group(1)));
      }
      return denied;
    }
    DENIES_NEXT
        .matcher(clause)
        .results()
        .map(found -> words(clause.substring(found.end())))
        .flatMap(words -> words.stream().filter(word -> !SKIPPED.contains(word)).limit(1))
        .forEach(denied::add);
    return denied;
  }

  private static List<String> words(String text) {
    return ClaimCheck.isUnspaced(text)
        ? pairs(text)
        : Analysis.terms(text.toLowerCase(Locale.ROOT), "en").stream()
            .filter(term -> !term.stop())
            .map(Term::text)
            .toList();
  }

  private static List<String> pairs(String text) {
    var pairs = new ArrayList<String>();
    for (var at = 0; at + 2 <= text.length(); at++) {
      pairs.add(text.substring(at, at + 2));
    }
    return pairs;
  }

  private static boolean isAsserted(String word, Collection<String> sentences) {
    var all = sentences.stream().flatMap(each -> words(each).stream()).filter(word::equals).count();
    var denied =
        sentences.stream()
            .flatMap(Denials::clauses)
            .flatMap(clause -> denied(clause).stream())
            .filter(word::equals)
            .count();
    return all > denied;
  }
}
