package dev.trawl.retrieval.outline;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Number words from 1 to 100 in English, German, French and Spanish, folded, with spaces in place
 * of hyphens. Immutable.
 */
public final class NumberWords {
  private static final int MAX = 100;

  private static final Map<String, Integer> CARDINALS = new HashMap<>();
  private static final Map<String, Integer> ORDINALS = new HashMap<>();
  private static final Set<String> STARTS = new HashSet<>();

  private NumberWords() {}

  /** The number that {@code folded} names, such as "twenty one"; 0 if it is not a number. */
  public static int cardinal(String folded) {
    return CARDINALS.getOrDefault(folded, 0);
  }

  /** The number of an ordinal such as "twenty first"; 0 if it is not an ordinal. */
  public static int ordinal(String folded) {
    return ORDINALS.getOrDefault(folded, 0);
  }

  /** Whether an ordinal may start with {@code folded}, a single word. */
  static boolean mayStart(String folded) {
    return STARTS.contains(folded);
  }

  private static void add(Map<String, Integer> numbers, int number, String words) {
    for (String word : words.split(" ")) {
      numbers.put(word, number);
    }
  }

  private static final List<String> EN =
      List.of(
          ("- one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
                  + " fifteen sixteen seventeen eighteen nineteen")
              .split(" "));
  private static final List<String> EN_TENS =
      List.of("- ten twenty thirty forty fifty sixty seventy eighty ninety".split(" "));
  private static final List<String> EN_TH =
      List.of(
          ("- first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
                  + " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth")
              .split(" "));

  private static void english(int n) {
    if (n == MAX) {
      CARDINALS.put("one hundred", n);
      ORDINALS.put("one hundredth", n);
    } else if (n < 20) {
      CARDINALS.put(EN.get(n), n);
      ORDINALS.put(EN_TH.get(n), n);
    } else if (n % 10 == 0) {
      var tens = EN_TENS.get(n / 10);
      CARDINALS.put(tens, n);
      ORDINALS.put(tens.substring(0, tens.length() - 1) + "ieth", n);
    } else {
      var tens = EN_TENS.get(n / 10);
      CARDINALS.put(tens + " " + EN.get(n % 10), n);
      ORDINALS.put(tens + " " + EN_TH.get(n % 10), n);
    }
  }

  private static final List<String> DE =
      List.of(
          ("- eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn"
                  + " funfzehn sechzehn siebzehn achtzehn neunzehn")
              .split(" "));
  private static final List<String> DE_TENS =
      List.of("- zehn zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig".split(" "));

  private static void german(int n) {
    var word =
        n == MAX
            ? "hundert"
            : n < 20
                ? DE.get(n)
                : n % 10 == 0
                    ? DE_TENS.get(n / 10)
                    : (n % 10 == 1 ? "ein" : DE.get(n % 10)) + "und" + DE_TENS.get(n / 10);
    CARDINALS.put(word, n);
    var ordinal =
        switch (n) {
          case 1 -> "erste";
          case 3 -> "dritte";
          case 7 -> "siebte";
          case 8 -> "achte";
          default -> word + (n < 20 ? "te" : "ste");
        };
    for (String ending : List.of("", "r", "s", "n", "m")) {
      ORDINALS.put(ordinal + ending, n);
    }
  }

  private static final List<String> FR =
      List.of(
          ("- un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze"
                  + " seize dix_sept dix_huit dix_neuf")
              .split(" "));
  private static final List<String> FR_TENS =
      List.of("- dix vingt trente quarante cinquante soixante".split(" "));

  private static void french(int n) {
    var word = french(n, n % 20 == 0 && n == 80 ? "quatre vingts" : "");
    CARDINALS.put(word, n);
    var stem = n == 80 ? "quatre vingt" : word;
    if (stem.endsWith("e")) {
      stem = stem.substring(0, stem.length() - 1);
    } else if (stem.endsWith("cinq")) {
      stem += "u";
    } else if (stem.endsWith("neuf")) {
      stem = stem.substring(0, stem.length() - 1) + "v";
    }
    ORDINALS.put(stem + "ieme", n);
  }

  private static String french(int n, String irregular) {
    if (!irregular.isEmpty()) {
      return irregular;
    }
    if (n == MAX) {
      return "cent";
    }
    if (n < 20) {
      return FR.get(n).replace('_', ' ');
    }
    if (n >= 80) {
      return "quatre vingt " + FR.get(n - 80).replace('_', ' ');
    }
    int tens = n >= 60 ? 6 : n / 10;
    int rest = n - 10 * tens;
    if (rest == 0) {
      return FR_TENS.get(tens);
    }
    var joint = rest == 1 || rest == 11 ? " et " : " ";
    return FR_TENS.get(tens) + joint + FR.get(rest).replace('_', ' ');
  }

  private static final List<String> ES =
      List.of(
          ("- uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
                  + " dieciseis diecisiete dieciocho diecinueve veinte")
              .split(" "));
  private static final List<String> ES_TENS =
      List.of(
          "- diez veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa".split(" "));
  private static final List<String> ES_TH =
      List.of(
          "- primero segundo tercero cuarto quinto sexto septimo octavo noveno decimo undecimo duodecimo"
              .split(" "));
  private static final List<String> ES_TENS_TH =
      List.of(
          ("- decimo vigesimo trigesimo cuadragesimo quincuagesimo sexagesimo septuagesimo"
                  + " octogesimo nonagesimo centesimo")
              .split(" "));

  private static void spanish(int n) {
    var word =
        n == MAX
            ? "cien"
            : n <= 20
                ? ES.get(n)
                : n < 30
                    ? "veinti" + ES.get(n % 10)
                    : n % 10 == 0
                        ? ES_TENS.get(n / 10)
                        : ES_TENS.get(n / 10) + " y " + ES.get(n % 10);
    CARDINALS.put(word, n);
    if (n <= 12) {
      spanishOrdinal(ES_TH.get(n), n);
    }
    if (n >= 10 && n % 10 == 0) {
      spanishOrdinal(ES_TENS_TH.get(n / 10), n);
    } else if (n > 10) {
      spanishOrdinal(ES_TENS_TH.get(n / 10) + ES_TH.get(n % 10), n);
      spanishOrdinal(ES_TENS_TH.get(n / 10) + " " + ES_TH.get(n % 10), n);
    }
  }

  /** Adds both genders. In "vigésima primera" both words are feminine. */
  private static void spanishOrdinal(String masculine, int n) {
    ORDINALS.put(masculine, n);
    if (masculine.endsWith("primero") || masculine.endsWith("tercero")) {
      ORDINALS.put(masculine.substring(0, masculine.length() - 1), n);
    }
    var feminine = masculine.substring(0, masculine.length() - 1) + "a";
    ORDINALS.put(feminine, n);
    ORDINALS.put(feminine.replace("o ", "a "), n);
  }

  static {
    for (int n = 1; n <= MAX; n++) {
      english(n);
      german(n);
      french(n);
      spanish(n);
    }
    CARDINALS.put("hundred", 100);
    ORDINALS.put("hundredth", 100);
    CARDINALS.put("une", 1);
    CARDINALS.put("una", 1);
    CARDINALS.put("einhundert", 100);
    add(ORDINALS, 1, "premier premiere primer primero primera");
    add(ORDINALS, 2, "second seconde");
    add(ORDINALS, 3, "tercer");
    add(ORDINALS, 7, "siebente siebenter siebentes siebenten");
    ORDINALS.keySet().forEach(words -> STARTS.add(words.split(" ")[0]));
  }
}
