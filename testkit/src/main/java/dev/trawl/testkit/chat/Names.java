package dev.trawl.testkit.chat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the names in a sentence: capitalised words, or words in quotation marks. Stateless. */
final class Names {
  private static final Pattern QUOTED =
      Pattern.compile("「([^「」]{1,40})」|《([^《》]{1,40})》|“([^“”]{1,40})”");

  private static final String WORD = "\\p{Lu}[\\p{L}\\p{M}\\p{N}]*(?:['’-][\\p{L}\\p{M}\\p{N}]+)*";
  private static final Pattern CAPITALISED =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])" + WORD + "(?: (?:(?:of|de|del|von|van|der|da|du) )?" + WORD + ")*");

  /** Words that are capitalised only because they begin a sentence. */
  private static final Set<String> BEGINNINGS =
      Set.of(
          ("a,an,the,this,that,these,those,it,its,he,she,they,we,you,i,his,her,their,our,in,on,at,by"
                  + ",to,for,from,of,with,after,before,when,while,where,as,and,but,or,so,if,not,no"
                  + ",there,here,then,also,only,both,all,some,many,most,each,every,once,until,since"
                  + ",during,under,over,who,what,which,der,die,das,ein,eine,im,am,und,aber,es,er,sie"
                  + ",le,la,les,un,une,des,et,mais,il,elle,en,au,dans,el,los,las,una,y,pero,se")
              .split(","));

  private Names() {}

  /** The names in {@code sentence}, without the names that {@code question} already contains. */
  static List<String> in(String sentence, String question) {
    var names = new LinkedHashSet<String>();
    QUOTED.matcher(sentence).results().forEach(match -> names.add(inside(match.group())));
    CAPITALISED
        .matcher(sentence)
        .results()
        .map(match -> match.start() == 0 ? withoutBeginning(match.group()) : match.group())
        .forEach(names::add);
    var lowerQuestion = question.toLowerCase(Locale.ROOT);
    names.removeIf(name -> name.isBlank() || lowerQuestion.contains(name.toLowerCase(Locale.ROOT)));
    return new ArrayList<>(names);
  }

  private static String inside(String quoted) {
    return quoted.substring(1, quoted.length() - 1).strip();
  }

  private static String withoutBeginning(String name) {
    var space = name.indexOf(' ');
    var first = space < 0 ? name : name.substring(0, space);
    if (!BEGINNINGS.contains(first.toLowerCase(Locale.ROOT))) {
      return name;
    }
    return space < 0 ? "" : name.substring(space + 1);
  }
}
