package dev.trawl.retrieval.index;

import dev.trawl.retrieval.chunk.Sentences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Suggests questions that a document can answer, for users who do not know the document: about
 * people and things that it explains ("Orla Byrne was the captain of …"), about its headings, and
 * about names that it repeats. The rules are deterministic and support English and Chinese. For a
 * document in another language, or without a suitable topic, there are no suggestions.
 */
final class Suggestions {
  static final int MAX_QUESTIONS = 3;

  /**
   * Maximum number of questions about explained names. They are the best questions, but there
   * should be others, too.
   */
  private static final int MAX_EXPLAINED = 2;

  private static final int TITLE_WORDS_MAX = 8;
  private static final int TITLE_CHARS_MAX = 60;

  /**
   * In a document with at least this many chunks, a name that occurs once per chunk on average is
   * probably in a page header, and is not a topic.
   */
  private static final int MANY_CHUNKS = 8;

  /** The number of characters after a sentence in which to look for "he", "she" or "it". */
  private static final int PRONOUN_CHARS = 240;

  private static final Pattern NUMBERING =
      Pattern.compile(
          "^(?:(?i:chapter|section|part|appendix)\\s+)?(?:[\\divxlcIVXLC]+[.:)]?)+[\\s.:–—-]+"
              + "|^(?i:chapter|section|part|book|volume|act|scene|appendix)\\s+"
              + "(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[ivxlc]+|\\d+)\\b"
              + "[\\s.:–—-]*"
              + "|^第[\\d一二三四五六七八九十百]+[章节部篇卷回][\\s:：、]*|^[一二三四五六七八九十]+、");

  private static final Set<String> COMMON_TITLES =
      Set.of(
          "abstract",
          "acknowledgements",
          "acknowledgments",
          "appendix",
          "bibliography",
          "chapter",
          "conclusion",
          "conclusions",
          "contents",
          "copyright",
          "foreword",
          "glossary",
          "index",
          "introduction",
          "license",
          "notes",
          "overview",
          "preface",
          "references",
          "summary",
          "table of contents",
          "目录",
          "前言",
          "序",
          "序言",
          "引言",
          "附录",
          "参考文献",
          "索引",
          "后记",
          "结论",
          "摘要",
          "总结");

  /** The rules of one language. */
  private record Grammar(
      Pattern explained, Pattern names, Pattern person, Pattern thing, Wording wording) {}

  /** Templates for questions, with a placeholder for the name. */
  private record Wording(String who, String what, String about) {}

  private static final String NAME = "\\p{Lu}[\\p{Ll}’'-]+(?: (?:of|the|de|van|von) | )?";

  private static final Map<String, Grammar> GRAMMARS =
      Map.of(
          "en",
          new Grammar(
              Pattern.compile(
                  "^((?:The )?(?:\\p{Lu}[\\p{L}’'-]+ (?:(?:of|the|de|van|von) )?){1,4})(is|was) (?:an?|the|one of) \\p{Ll}"),
              Pattern.compile(
                  "(?<=[\\p{Ll},] )" + NAME + "(?:" + NAME + "){0,2}\\p{Lu}[\\p{Ll}’'-]+"),
              Pattern.compile("\\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]ers?|[Hh]im)\\b"),
              Pattern.compile("\\b(?:[Ii]t|[Ii]ts)\\b"),
              new Wording(
                  "Who %2$s %1$s?", "What %2$s %1$s?", "What does the document say about %1$s?")),
          "zh",
          new Grammar(
              Pattern.compile("^([\\p{IsHan}·]{2,8})(是)一"),
              Pattern.compile("(?<=《)[^》\\s]{2,20}(?=》)"),
              Pattern.compile("^一[位名]"),
              Pattern.compile("^一[种個个座家条條部项項艘台款类類]"),
              new Wording("%1$s是谁？", "%1$s是什么？", "关于“%1$s”，文中说了什么？")));

  /**
   * Words that may be capitalised at the start of a sentence but are not names: "As is the custom,
   * he …".
   */
  private static final Set<String> NOT_NAMES =
      Set.of(
          ("he she it this that there they what which who whom whose here one each these those and"
                  + " but his her its their our my your we you i as at by for from in into of off on"
                  + " onto out over to under up with without about above after again against all"
                  + " also although always among an another any anyone anything because been before"
                  + " being below between beyond both can could despite did do does during either"
                  + " else even ever every everyone everything few finally first had has have how"
                  + " however if instead is last later least less like many may maybe me might more"
                  + " most much must neither never next no nobody none nor not nothing now often"
                  + " once only or other others otherwise perhaps quite rather same second several"
                  + " shall should since so some someone something sometimes soon still such than"
                  + " the then therefore third though through thus today together tomorrow too until"
                  + " very was well were when whenever where whether while why will within would yes"
                  + " yesterday yet chapter figure note page part section table")
              .split(" "));

  /** Chinese clauses that are not names, by their first or last characters: "这里是一…". */
  private static final Pattern NOT_A_CHINESE_NAME =
      Pattern.compile("^[这這那此该該它他她我你您咱谁誰其每有就也都只不可但如而于於在以因所因当當若虽雖对對从從]" + ".*|.*[也就都只不便又还還却卻正仅僅才]$");

  private final Grammar grammar;
  private final Set<String> asked = new LinkedHashSet<>();
  private final Set<String> topics = new LinkedHashSet<>();

  private Suggestions(Grammar grammar) {
    this.grammar = grammar;
  }

  /**
   * Returns at most {@value #MAX_QUESTIONS} questions.
   *
   * @param languages languages of the document, most frequent first
   * @param titles headings of the document, in order
   * @param chunks a sample of the document's text, in order
   */
  static List<String> of(List<String> languages, List<String> titles, List<String> chunks) {
    return languages.stream()
        .findFirst()
        .flatMap(language -> Optional.ofNullable(GRAMMARS.get(language)))
        .map(grammar -> new Suggestions(grammar).from(titles, chunks))
        .orElse(List.of());
  }

  private List<String> from(List<String> titles, List<String> chunks) {
    explained(chunks);
    spread(titles.stream().flatMap(title -> topic(title).stream()).distinct().toList())
        .forEach(this::askAbout);
    names(chunks).forEach(this::askAbout);
    return List.copyOf(asked);
  }

  private void explained(List<String> chunks) {
    for (var chunk : chunks) {
      for (var sentence : Sentences.of(chunk)) {
        if (asked.size() == MAX_EXPLAINED) {
          return;
        }
        var text = chunk.substring(sentence.startChar(), sentence.endChar());
        var found = grammar.explained.matcher(text);
        if (found.find() && isName(found.group(1)) && isCertain(found.group(1), chunks)) {
          ask(found, after(chunk, sentence.startChar() + found.end(2)));
        }
      }
    }
  }

  private static String after(String chunk, int start) {
    return chunk.substring(start, Math.min(chunk.length(), start + PRONOUN_CHARS)).strip();
  }

  /**
   * Asks "who" or "what", depending on the pronouns after the name. Without a pronoun, does not
   * ask.
   */
  private void ask(Matcher found, String after) {
    int person = first(grammar.person, after);
    int thing = first(grammar.thing, after);
    if (person != thing) {
      var wording = person < thing ? grammar.wording.who : grammar.wording.what;
      ask(wording, inside(found.group(1).strip()), found.group(2));
    }
  }

  /** The name as written inside a sentence. */
  private static String inside(String name) {
    return name.startsWith("The ") ? "the" + name.substring(3) : name;
  }

  private static int first(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    return found.find() ? found.start() : Integer.MAX_VALUE;
  }

  private void askAbout(String topic) {
    ask(grammar.wording.about, topic, "");
  }

  private void ask(String wording, String topic, String verb) {
    if (asked.size() < MAX_QUESTIONS && topics.add(topic.toLowerCase(Locale.ROOT))) {
      asked.add(wording.formatted(topic, verb));
    }
  }

  /** The topic of a title, without its number; empty if the title is too general. */
  private static Optional<String> topic(String title) {
    var topic = NUMBERING.matcher(title.strip()).replaceFirst("").replaceAll("\\s+", " ").strip();
    var letters = topic.codePoints().filter(Character::isLetter).count();
    return Optional.of(topic)
        .filter(text -> !COMMON_TITLES.contains(text.toLowerCase(Locale.ROOT)))
        .filter(text -> letters >= (hasIdeograph(text) ? 2 : 4) && 2 * letters > text.length())
        .filter(text -> text.split(" ").length <= TITLE_WORDS_MAX)
        .filter(text -> text.length() <= TITLE_CHARS_MAX)
        .filter(text -> !text.matches(".*[?!？！:：,，]$"));
  }

  /** Chooses topics from the whole document instead of only its first pages. */
  private static List<String> spread(List<String> topics) {
    var spread = new ArrayList<String>();
    for (int i = 0; i < MAX_QUESTIONS && i < topics.size(); i++) {
      spread.add(
          topics.get(
              (int)
                  ((2L * i + 1) * topics.size() / (2L * Math.min(MAX_QUESTIONS, topics.size())))));
    }
    return spread;
  }

  /** Names that occur repeatedly inside sentences, most frequent first. */
  private List<String> names(List<String> chunks) {
    var counts = new LinkedHashMap<String, Integer>();
    for (var chunk : chunks) {
      for (var found = grammar.names.matcher(chunk); found.find(); ) {
        if (isName(found.group())) {
          counts.merge(found.group().strip(), 1, Integer::sum);
        }
      }
    }
    int maxCount = chunks.size() < MANY_CHUNKS ? Integer.MAX_VALUE : chunks.size() - 1;
    return counts.entrySet().stream()
        .filter(name -> name.getValue() > 1 && name.getValue() <= maxCount)
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .limit(MAX_QUESTIONS)
        .toList();
  }

  private static boolean isName(String text) {
    var first = text.replaceFirst("^The ", "").split(" ")[0];
    return !NOT_NAMES.contains(first.toLowerCase(Locale.ROOT))
        && !NOT_A_CHINESE_NAME.matcher(first).matches();
  }

  /**
   * Returns true if the text certainly is a name. A single word may be capitalised only because it
   * starts the sentence, so it must also be capitalised inside a sentence.
   */
  private static boolean isCertain(String text, List<String> chunks) {
    var name = text.strip();
    if (name.contains(" ") || hasIdeograph(name)) {
      return true;
    }
    var inside = Pattern.compile("[\\p{Ll},] " + Pattern.quote(name) + "\\b");
    return chunks.stream().anyMatch(chunk -> inside.matcher(chunk).find());
  }

  private static boolean hasIdeograph(String text) {
    return text.codePoints().anyMatch(Character::isIdeographic);
  }
}
