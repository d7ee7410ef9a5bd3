package dev.trawl.lexical.words;

import dev.trawl.retrieval.analysis.Analysis;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Words that have a grammatical role in a question but no content. */
public final class FunctionWords {
  private static final Set<String> ENGLISH =
      Set.copyOf(
          List.of(
              ("a an the this that these those some any each every all both either neither no not"
                      + " n't of in on at by for with about against between into through during before"
                      + " after above below to from up down out off over under again further then once"
                      + " here there when where why how what which who whom whose i me my we us our"
                      + " you your he him his she her it its they them their one ones am is are was"
                      + " were be been being have has had having do does did doing will would shall"
                      + " should can could may might must and but or nor so if than too very as until"
                      + " while because 's ’s 're 've 'll 'd s t just also please tell according text"
                      + " document documents passage mentioned given said stated does many much"
                      + " another such other what's who's where's it's there's kind type sort")
                  .split(" ")));

  private static final Pattern CHINESE =
      Pattern.compile(
          "为什么|什么时候|什么时间|什么|为何|何时|何处|何地|怎么样|怎么|怎样|如何|哪里|哪儿|哪些|哪个|哪一个?|哪位|哪座|哪种|哪"
              + "|谁|多少|多久|多长时间|多长|几|吗|呢|请问|请|是否|有没有|是不是|的|了|是|在|和|与|及|以及|于|被|由|把|对|从|向|到|为"
              + "|之|其|要|会|會|能|用|这|那|个|一|有|着|过|得|地|就|都|而|并|或|也|还|因|以|所|等|中|曾|可以|可|叫做?|称为"
              + "|根据|文中|文章|上文|文档|本文|提到|他|她|它|你|我|们|何|不|没");

  private FunctionWords() {}

  public static boolean isEnglish(String lower) {
    return ENGLISH.contains(lower);
  }

  /**
   * The UTF-16 units of {@code text} that belong to function words of {@code language}, including
   * question words. Empty for English; see {@link #isEnglish}.
   */
  public static BitSet of(String text, String language) {
    var units = new BitSet();
    if (!language.equals("en")) {
      for (var term : Analysis.terms(text, language)) {
        if (term.stop()) {
          units.set(term.startChar(), term.endChar());
        }
      }
    }
    return units;
  }

  /** The UTF-16 units of {@code simplified} that belong to function words. */
  public static BitSet chinese(String simplified) {
    var units = new BitSet();
    CHINESE.matcher(simplified).results().forEach(found -> units.set(found.start(), found.end()));
    return units;
  }
}
