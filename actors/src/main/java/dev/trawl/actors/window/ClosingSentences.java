package dev.trawl.actors.window;

import dev.trawl.actors.window.ClaimSupport.SupportedClaim;
import dev.trawl.protocol.Evidence;
import dev.trawl.retrieval.outline.NumberWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The sentences with which a model ends an answer: a conclusion, which repeats claims that have
 * evidence ("In summary, ..."), or words that claim nothing ("These are the three reasons.", "I
 * hope this helps.").
 *
 * @param claims the claims that have evidence
 * @param language of the answer
 * @param known the words of the question and of these claims
 */
record ClosingSentences(List<Repeated> claims, String language, Set<String> known) {
  /** The minimum share of a conclusion's words that the claims contain too. */
  private static final double MIN_SHARE = 0.6;

  /** The same for a conclusion that begins with a phrase such as "In short". */
  private static final double MIN_ANNOUNCED_SHARE = 0.33;

  /** If such a conclusion shares fewer words with the claims, this is a coincidence. */
  private static final int MIN_ANNOUNCED_WORDS = 3;

  /** A conclusion may say "rebuilt" where a claim says "built". */
  private static final Pattern AGAIN = Pattern.compile("re(?=\\p{L}{4})");

  /**
   * A conclusion repeats at most this many claims; if more claims share its words, this is a
   * coincidence.
   */
  private static final int MAX_REPEATED = 3;

  private static final Pattern CONCLUDES =
      Pattern.compile(
          "(?iu)\\A\\s*(?:in (?:summary|conclusion|short|sum)|to (?:sum up|summari[sz]e|conclude)|overall|all in all"
              + "|zusammenfassend|zusammengefasst|insgesamt|kurz gesagt|en (?:résumé|conclusion|bref|resumen"
              + "|conclusión)|au total|总之|總之|综上所述|綜上所述|总的来说|總的來說|总体而言|简而言之|概括来说)\\b?[,:，：、]?");

  private static final Pattern COURTESY =
      Pattern.compile(
          "(?iu)\\s*[*_]{0,2}(?:(?:i hope (?:this|that|it|these)|hope (?:this|that) helps|let me know|feel free to|please (?:let me know|ask)"
              + "|if you (?:need|want|have|would like|'d like)(?: any| some)? (?:more|further|additional|other|questions?)"
              + "|ich hoffe,? (?:das|dies)|lassen sie (?:mich|es mich)|wenn sie (?:weitere|mehr|noch) "
              + "|j['’]espère que (?:cela|ça)|n['’]hésitez pas|espero que (?:esto|esta|le|te)|no dudes? en"
              + ")\\b|希望(?:这|這|以上|对您|對您|对你|能)|如(?:果您|果你|您|你)?(?:需|还需|還需|有)(?:要)?(?:更多|进一步|進一步|其他|任何|疑问|疑問|问题)).{0,160}");

  /** A sentence about the sentences before it. */
  private static final Pattern POINTS_BACK =
      Pattern.compile(
          "(?iu)\\s*(?:(?:these|those|this|that|such) (?:are|were|is|was)\\b|das (?:sind|waren|ist|war)\\b|dies (?:sind|waren|ist|war)\\b"
              + "|(?:ce|c['’])\\s?(?:sont|étaient|est|était)\\b|(?:estas?|estos?|es[ao]s?) (?:son|eran|es|era)\\b"
              + "|(?:以上|这些|這些|这|這)(?:就|便|都)?(?:是)).{1,80}");

  /** Words about the parts of an answer. */
  private static final Set<String> PARTS_OF_ANSWERS =
      Set.copyOf(
          List.of(
              ("reason point fact step example answer item detail main key all only important major chief"
                      + " grund punkt tatsache schritt beispiel antwort wichtig raison fait étape exemple réponse"
                      + " principal razón punto hecho paso ejemplo respuesta principales 原因 理由 要点 主要 全部 内容 步骤"
                      + " 例子 答案 个 三 两 四 五 六 原 因 要 点 主 全 部 内 容 步 骤 例 子 答 案 以 上 就 是 这 些 的 点 条 大 种")
                  .split(" ")));

  /**
   * A claim that has evidence.
   *
   * @param words its words and those of its evidence
   */
  record Repeated(SupportedClaim claim, Set<String> words) {}

  static ClosingSentences of(List<SupportedClaim> claims, String question) {
    var supported = claims.stream().filter(claim -> claim.checked() && !claim.isPlain()).toList();
    var text = supported.stream().map(SupportedClaim::text).collect(Collectors.joining("\n"));
    var language = ContentWords.language(text, question);
    var repeated =
        supported.stream().map(claim -> new Repeated(claim, words(claim, language))).toList();
    var known = new HashSet<>(ContentWords.of(question + "\n" + text, language));
    PARTS_OF_ANSWERS.forEach(word -> known.addAll(ContentWords.of(word, language)));
    return new ClosingSentences(repeated, language, Set.copyOf(known));
  }

  private static Set<String> words(SupportedClaim claim, String language) {
    var evidence = claim.evidence().stream().map(Evidence::quote);
    return ContentWords.of(
        claim.text() + "\n" + evidence.collect(Collectors.joining("\n")), language);
  }

  /** Returns true if the claim is a courtesy, or only describes the sentences before it. */
  boolean claimsNothing(SupportedClaim claim) {
    return claim.missing().isEmpty()
        && !claims.isEmpty()
        && (COURTESY.matcher(claim.text().strip()).matches()
            || (POINTS_BACK.matcher(claim.text().strip()).matches()
                && !Denials.isNegative(claim.text())
                && ContentWords.of(claim.text(), language).stream().allMatch(this::isKnown)));
  }

  /**
   * In scripts without spaces, pairs of characters are ignored, because each character is checked.
   */
  private boolean isKnown(String word) {
    var isPair = word.length() > 1 && ClaimCheck.isUnspaced(word);
    return isPair || known.contains(word) || NumberWords.cardinal(word) > 0;
  }

  /** The evidence of the claims that {@code text} repeats; empty if it does not repeat any. */
  List<Evidence> repeated(String text) {
    var start = CONCLUDES.matcher(text);
    var isAnnounced = start.lookingAt();
    var wanted =
        ContentWords.of(isAnnounced ? text.substring(start.end()) : text, language).stream()
            .map(word -> isAnnounced ? withoutPrefix(word) : word)
            .collect(Collectors.toSet());
    var missing = new HashSet<>(wanted);
    var chosen = new ArrayList<Repeated>();
    while (chosen.size() < MAX_REPEATED) {
      var best =
          claims.stream()
              .filter(claim -> claim.words().stream().anyMatch(missing::contains))
              .max(Comparator.comparingLong(claim -> count(missing, claim)));
      if (best.isEmpty()) {
        break;
      }
      missing.removeAll(best.get().words());
      chosen.add(best.get());
    }
    return !chosen.isEmpty() && isEnough(wanted.size() - missing.size(), wanted.size(), isAnnounced)
        ? chosen.stream().flatMap(each -> each.claim().evidence().stream()).distinct().toList()
        : List.of();
  }

  private static boolean isEnough(int common, int words, boolean isAnnounced) {
    return common >= MIN_SHARE * words
        || (isAnnounced && common >= MIN_ANNOUNCED_WORDS && common >= MIN_ANNOUNCED_SHARE * words);
  }

  /**
   * {@code built} for {@code rebuilt} if only {@code built} occurs in the claims; any other word
   * unchanged.
   */
  private String withoutPrefix(String word) {
    var plain = AGAIN.matcher(word);
    return plain.lookingAt()
            && claims.stream().noneMatch(claim -> claim.words().contains(word))
            && claims.stream()
                .anyMatch(claim -> claim.words().contains(word.substring(plain.end())))
        ? word.substring(plain.end())
        : word;
  }

  private static long count(Set<String> missing, Repeated claim) {
    return missing.stream().filter(claim.words()::contains).count();
  }
}
