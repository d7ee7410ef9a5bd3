package dev.trawl.bench.data;

import dev.trawl.protocol.Source;
import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.source.DocumentParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The built-in question sets by name, each with its haystack. */
public final class QuestionSets {
  private static final String HOTPOT = "hotpot";
  private static final String MUSIQUE = "musique";
  private static final String HOTPOT_FILE = "hotpotqa/hotpot_dev_500_ircot.jsonl";

  private final DataFolder data;
  private final long seed;
  private final Map<String, Supplier<QuestionSet>> known = new LinkedHashMap<>();

  /**
   * @param seed the seed for the random order of paragraphs in mixed haystacks
   */
  public QuestionSets(DataFolder data, long seed) {
    this.data = data;
    this.seed = seed;
    known.put("xquad-en", this::xquadAmongBooks);
    known.put("xquad-zh", () -> contexts("xquad-zh", "xquad/xquad.zh.json", "zh"));
    known.put("cmrc", () -> contexts("cmrc", "cmrc2018/cmrc2018_trial.json", "zh"));
    known.put("drcd", () -> contexts("drcd", "drcd/DRCD_dev.json", "zh"));
    known.put("rref", this::manual);
    known.put("sgyy", this::novels);
    known.put("kjv", this::genealogies);
    known.put(HOTPOT, this::hotpot);
    known.put(MUSIQUE, this::musique);
  }

  public List<String> names() {
    return List.copyOf(known.keySet());
  }

  /** The built-in sets, with those that need the parsed manual. */
  public QuestionSets(DataFolder data, long seed, DocumentParser parser) {
    this(data, seed);
    known.put("rref-topics", () -> topics("rref-topics", parser, 1));
    known.put("rref-topics-dev", () -> topics("rref-topics-dev", parser, 0));
  }

  /** Reads a set, whose files must be in the folder. */
  public QuestionSet read(String name) {
    var set = known.get(name);
    if (set == null) {
      throw new DataException("unknown set " + name + "; choose from " + names());
    }
    return set.get();
  }

  /**
   * Returns XQuAD in {@code en} or {@code zh}, without other texts; empty if the folder does not
   * contain it.
   */
  public Optional<QuestionSet> xquadQuestions(String language) {
    var file = "xquad/xquad.%s.json".formatted(language);
    return Optional.of("xquad-" + language)
        .filter(set -> data.has(file))
        .map(set -> contexts(set, file, language));
  }

  /** Returns HotpotQA; empty if the folder does not contain it. */
  public Optional<QuestionSet> hotpotQuestions() {
    return Optional.of(HOTPOT).filter(set -> data.has(HOTPOT_FILE)).map(this::read);
  }

  private QuestionSet xquadAmongBooks() {
    var squad = SquadFormat.read(data.file("xquad/xquad.en.json"));
    var books = new ArrayList<>(Texts.blocksOfLines(data.text("books-en/kjv.txt")));
    books.addAll(Texts.paragraphs(data.text("books-en/war-and-peace.txt")));
    var text = Texts.interleave(books, squad.contexts(), seed);
    var name = "books-and-articles.txt";
    return new QuestionSet(
        "xquad-en", List.of(Texts.source(name, text)), squad.questions(name, "en"));
  }

  private QuestionSet contexts(String set, String file, String language) {
    return SquadFormat.read(data.file(file)).set(set, language);
  }

  private QuestionSet manual() {
    return GeneratedFormat.read(
        "rref", data.file("generated-qa/rref.jsonl"), List.of(manualFile()), Map.of());
  }

  private QuestionSet topics(String name, DocumentParser parser, int half) {
    var source = manualFile();
    try {
      return ManualQuestions.of(name, source, parser.parse(parser.fetch(source)), half, seed);
    } catch (DocumentException e) {
      throw new DataException("cannot read " + source.name() + ": " + e.getMessage(), e);
    }
  }

  private Source manualFile() {
    return local("docs-pdf-en", "fullrefman.pdf");
  }

  private QuestionSet novels() {
    return GeneratedFormat.read(
        "sgyy",
        data.file("generated-qa/sgyy.jsonl"),
        List.of(local("books-zh", "三国演义.txt"), local("books-zh", "红楼梦.txt")),
        Map.of());
  }

  private QuestionSet genealogies() {
    return GeneratedFormat.read(
        "kjv",
        data.file("generated-qa/kjv.jsonl"),
        List.of(local("books-en", "kjv.txt")),
        GeneratedFormat.linesByLabel(data.text("books-en/kjv.txt")));
  }

  private QuestionSet hotpot() {
    return MultiHopFormat.read(HOTPOT, data.file(HOTPOT_FILE), seed);
  }

  private QuestionSet musique() {
    return MultiHopFormat.read(MUSIQUE, data.file("musique/musique_train_100.json"), seed);
  }

  private Source local(String folder, String name) {
    return new Source.LocalFile(data.file(folder + "/" + name), name);
  }
}
