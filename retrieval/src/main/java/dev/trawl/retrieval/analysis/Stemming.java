package dev.trawl.retrieval.analysis;

import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.bn.BengaliNormalizationFilter;
import org.apache.lucene.analysis.bn.BengaliStemFilter;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.el.GreekLowerCaseFilter;
import org.apache.lucene.analysis.el.GreekStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.fi.FinnishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.hu.HungarianLightStemFilter;
import org.apache.lucene.analysis.id.IndonesianStemFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.no.NorwegianLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

/**
 * The stemmer of each language. Light stemmers are preferred, because in a search for one fact it
 * is worse to confuse two words than to miss a form of a word.
 */
final class Stemming {
  private static final Set<String> KNOWN =
      Set.of(
          "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "hu", "ru", "uk", "ar",
          "fa", "ur", "hi", "bn", "el", "ja", "ko", "th", "id", "pl", "tr", "vi");

  private Stemming() {}

  /**
   * The code of the analysis for {@code language}; languages that are not in {@link #KNOWN} share
   * one.
   */
  static String family(String language) {
    return KNOWN.contains(language) ? language : "und";
  }

  /**
   * Adds the stemmer of {@code language}. For some languages with another script, also adds the
   * English stemmer, because words in Latin script in their texts are usually English.
   */
  static TokenStream stem(TokenStream words, String language) {
    var stemmed =
        switch (language) {
          case "de" -> new GermanLightStemFilter(new GermanNormalizationFilter(words));
          case "fr" -> new FrenchLightStemFilter(words);
          case "es" -> new SpanishLightStemFilter(words);
          case "it" -> new ItalianLightStemFilter(words);
          case "pt" -> new PortugueseLightStemFilter(words);
          case "nl" -> new SnowballFilter(words, new DutchStemmer());
          case "sv" -> new SwedishLightStemFilter(words);
          case "da" -> new SnowballFilter(words, new DanishStemmer());
          case "no" -> new NorwegianLightStemFilter(words);
          case "fi" -> new FinnishLightStemFilter(words);
          case "hu" -> new HungarianLightStemFilter(words);
          case "ru", "uk" -> new RussianLightStemFilter(new PorterStemFilter(words));
          case "ar" ->
              new ArabicStemFilter(new ArabicNormalizationFilter(new PorterStemFilter(words)));
          case "fa", "ur" ->
              new PersianNormalizationFilter(
                  new ArabicNormalizationFilter(new PorterStemFilter(words)));
          case "hi" -> new HindiStemFilter(indic(new HindiNormalizationFilter(indic(words))));
          case "bn" -> new BengaliStemFilter(new BengaliNormalizationFilter(indic(words)));
          case "el" -> new GreekStemFilter(new GreekLowerCaseFilter(new PorterStemFilter(words)));
          case "id" -> new IndonesianStemFilter(words);
          case "tr" -> new SnowballFilter(words, new TurkishStemmer());
          case "pl", "vi" -> words;
          default -> new PorterStemFilter(words);
        };
    return new ASCIIFoldingFilter(stemmed);
  }

  private static TokenStream indic(TokenStream words) {
    return new IndicNormalizationFilter(words);
  }
}
