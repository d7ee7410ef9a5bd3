package dev.trawl.actors.window;

import dev.trawl.actors.window.ClaimSupport.SupportedClaim;
import dev.trawl.protocol.Evidence;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The lines at the end of an answer in which a model names its sources: "Source: report.pdf". They
 * are left out, because the citations of the answer say the same.
 */
final class SourceLines {
  private static final Pattern LABEL =
      Pattern.compile(
          "(?iu)\\A\\s*[#>*_(（\\[\\s-]*(?:sources?|references?|citations?|quellen?|quellenangaben?|références?|fuentes?"
              + "|referencias?|来源|來源|出处|出處|资料来源|資料來源|参考资料|參考資料|参考文献)\\s*[*_]*\\s*[:：]");

  /** Words that may occur next to the names of documents and places. */
  private static final Set<String> ALSO =
      Set.of(
          ("and und et y the der die das document dokument file datei chapter section page pages p pp part"
                  + " kapitel abschnitt seite seiten chapitre partie capitulo seccion pagina 和 与 及 第 章 节 页 文 件 档")
              .split(" "));

  private SourceLines() {}

  /** The claims without the final lines that only name documents of the evidence. */
  static List<SupportedClaim> leftOut(List<SupportedClaim> claims) {
    var sources = new HashSet<String>();
    var documents = new HashSet<String>();
    for (var claim : claims) {
      for (var evidence : claim.evidence()) {
        documents.add(FoldedText.key(evidence.documentName()));
        sources.addAll(words(evidence));
      }
    }
    for (var at = claims.size() - 1; at > 0; at--) {
      var text = claims.get(at).text();
      var label = LABEL.matcher(text);
      var isLabelled = label.lookingAt();
      var named = isLabelled ? text.substring(label.end()) : text;
      if (!namesOnly(named, documents, sources)) {
        return claims;
      }
      if (isLabelled) {
        return claims.subList(0, at);
      }
    }
    return claims;
  }

  private static Set<String> words(Evidence evidence) {
    return Words.of(evidence.documentName() + " " + evidence.place().label()).distinct();
  }

  private static boolean namesOnly(String text, Set<String> documents, Set<String> sources) {
    var key = FoldedText.key(text);
    return documents.stream().anyMatch(key::contains)
        && Words.of(text).distinct().stream()
            .allMatch(
                word ->
                    sources.contains(word)
                        || ALSO.contains(word)
                        || Character.isDigit(word.codePointAt(0)));
  }
}
