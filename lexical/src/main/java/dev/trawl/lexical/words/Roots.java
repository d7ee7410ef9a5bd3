package dev.trawl.lexical.words;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.Map;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * Maps the forms of an English word to one root. It merges more forms than the index does, because
 * a reader must find every possible match, but the index must distinguish words. Words of other
 * languages keep their index terms. Thread-safe.
 */
public final class Roots {
  private static final Map<String, String> IRREGULAR = irregular();

  /** The roots of the words seen last, because texts repeat their words. At most a few MiB. */
  private static final Cache<String, String> KNOWN =
      Caffeine.newBuilder().maximumSize(20_000).executor(Runnable::run).build();

  private final boolean english;

  public Roots(String language) {
    this.english = language.equals("en");
  }

  public String of(String term) {
    return english ? KNOWN.get(term, Roots::root) : term;
  }

  private static String root(String term) {
    var stemmer = new EnglishStemmer();
    stemmer.setCurrent(IRREGULAR.getOrDefault(term, term));
    stemmer.stem();
    return stemmer.getCurrent();
  }

  private static Map<String, String> irregular() {
    var forms = new HashMap<String, String>();
    for (var line :
        """
        bear bore born borne;beat beaten;become became;begin began begun;bite bit bitten
        blow blew blown;break broke broken;bring brought;build built;burn burnt;buy bought
        catch caught;choose chose chosen;come came;cost costs;cut cuts;deal dealt;die died dying
        dig dug;draw drew drawn;dream dreamt;drink drank drunk;drive drove driven;eat ate eaten
        fall fell fallen;feed fed;feel felt;fight fought;find found;flee fled;fly flew flown
        forbid forbade forbidden;forget forgot forgotten;freeze froze frozen;get got gotten
        give gave given;go went gone;grow grew grown;hang hung;hear heard;hide hid hidden
        hold held;keep kept;know knew known;lay laid;lead led;learn learnt;leave left;lend lent
        lose lost;make made;mean meant;meet met;pay paid;ride rode ridden;ring rang rung
        rise rose risen;run ran;say said;see saw seen;seek sought;sell sold;send sent
        shake shook shaken;shine shone;shoot shot;show shown;shrink shrank shrunk;sing sang sung
        sink sank sunk;sit sat;sleep slept;speak spoke spoken;spend spent;stand stood
        steal stole stolen;stick stuck;strike struck;swear swore sworn;swim swam swum
        take took taken;teach taught;tear tore torn;tell told;think thought;throw threw thrown
        understand understood;wake woke woken;wear wore worn;win won;write wrote written
        marry married marriage;child children;man men;woman women;person people;foot feet
        tooth teeth;mouse mice;wife wives;life lives;number numbers;defeat defeated
        """
            .strip()
            .split("[;\n]")) {
      var words = line.strip().split(" ");
      for (var form : words) {
        forms.put(form, words[0]);
      }
    }
    return Map.copyOf(forms);
  }
}
