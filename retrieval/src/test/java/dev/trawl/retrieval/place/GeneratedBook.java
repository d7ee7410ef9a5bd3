package dev.trawl.retrieval.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A generated document whose places are known: chapters with titles, sections, figures, tables,
 * pages, a table of contents, running heads and mentions.
 */
final class GeneratedBook {
  /** A question and the text that its place must have; empty if there is no such place. */
  record Case(String question, String expected) {}

  private final Speech speech;
  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final List<Case> cases = new ArrayList<>();
  private final int chapters;
  private final String chapterForm;
  private final boolean titled;
  private final boolean titleBelow;
  private final boolean contents;
  private final boolean leaders;
  private final boolean runningHeads;
  private final boolean sections;
  private final boolean markdown;
  private int figures;
  private int tables;
  private int page = 1;
  private int pageStart;

  GeneratedBook(Speech speech, long seed) {
    this.speech = speech;
    this.random = new Random(seed * 31 + speech.code().hashCode());
    this.chapters = 3 + random.nextInt(8);
    this.markdown = random.nextInt(5) == 0;
    var forms = speech.chapters();
    this.chapterForm = forms.get(random.nextInt(forms.size()));
    boolean bare = chapterForm.equals("%d.") || chapterForm.equals("%c、");
    this.titled = bare || random.nextInt(4) > 0;
    this.titleBelow = titled && !bare && !markdown && random.nextInt(3) == 0;
    this.contents = random.nextInt(3) > 0;
    this.leaders = random.nextBoolean();
    this.runningHeads = !markdown && random.nextInt(3) == 0;
    this.sections = random.nextInt(3) > 0;
    write();
  }

  String name() {
    return markdown ? "book.md" : "book.txt";
  }

  String text() {
    return text.toString();
  }

  List<Case> cases() {
    return cases;
  }

  private void write() {
    if (contents) {
      text.append(markdown ? "## " : "").append(speech.contents()).append("\n\n");
      for (int chapter = 1; chapter <= chapters; chapter++) {
        entry(heading(chapter));
        for (int section = 1; sections && section <= sectionCount(chapter); section++) {
          entry("%d.%d %s".formatted(chapter, section, title(chapter + section)));
        }
      }
      text.append("\n\n");
    }
    for (int chapter = 1; chapter <= chapters; chapter++) {
      chapter(chapter);
    }
    ask(speech.whatSays(), speech.numbered(speech.chapterAsked().getFirst(), chapters + 1), "");
    endPage();
  }

  private void entry(String entry) {
    text.append(markdown ? "- " : "").append(entry.replace("\n\n", " "));
    text.append(leaders ? " . . . . . . . . %d\n".formatted(3 + random.nextInt(90)) : "\n");
  }

  private int sectionCount(int chapter) {
    return 2 + chapter % 2;
  }

  private String title(int chapter) {
    return speech.titles().get(chapter % speech.titles().size());
  }

  private String heading(int chapter) {
    var mark = speech.numbered(chapterForm, chapter);
    if (!titled) {
      return mark;
    }
    var separator =
        mark.endsWith("、")
            ? ""
            : mark.endsWith(".") || speech.isEast() ? " " : chapter % 2 == 0 ? ": " : ". ";
    return mark + (titleBelow ? "\n\n" : separator) + title(chapter);
  }

  private void chapter(int chapter) {
    if (runningHeads && chapter > 1) {
      endPage();
    }
    int start = text.length();
    text.append(markdown ? "# " : "").append(heading(chapter)).append("\n\n");
    var asked = speech.numbered(pick(speech.chapterAsked()), chapter);
    var body = new ArrayList<String>();
    if (sections) {
      for (int section = 1; section <= sectionCount(chapter); section++) {
        int sectionStart = text.length();
        text.append(markdown ? "## " : "")
            .append("%d.%d %s\n\n".formatted(chapter, section, title(chapter + section)));
        int from = body.size();
        paragraphs(body, chapter);
        var name = pick(speech.sections()).replace("%s", chapter + "." + section);
        ask(speech.whatSays(), name, text.substring(sectionStart).strip());
        ask(speech.firstSentence(), name, first(body.get(from)));
      }
    } else {
      paragraphs(body, chapter);
      paragraphs(body, chapter);
    }
    ask(speech.whatSays(), asked, text.substring(start).strip());
    ask(speech.firstSentence(), asked, first(body.getFirst()));
    ask(speech.lastSentence(), asked, last(body.getLast()));
    ask(speech.secondParagraph(), asked, body.get(1));
    var title = text.substring(start + (markdown ? 2 : 0)).strip();
    ask(speech.titleOf(), asked, title.substring(0, heading(chapter).length()));
    if (chapter == 2) {
      ask(speech.firstSentence(), speech.secondChapter(), first(body.getFirst()));
    }
  }

  private void paragraphs(List<String> body, int chapter) {
    int count = 2 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      var paragraph = new StringBuilder();
      if (random.nextInt(6) == 0) {
        int other = 1 + random.nextInt(chapters);
        paragraph.append(speech.numbered(speech.mentionAtStart(), other));
      }
      int length = 2 + random.nextInt(4);
      for (int j = 0; j < length; j++) {
        paragraph.append(j == 0 ? "" : speech.space()).append(sentence(chapter));
      }
      var written = paragraph.toString().replaceAll(" +", " ");
      body.add(written);
      text.append(written).append("\n\n");
      if (runningHeads && random.nextInt(6) == 0) {
        turnPage(chapter);
      }
    }
    if (random.nextInt(3) == 0) {
      figure();
    }
    if (random.nextInt(4) == 0) {
      table();
    }
    var last = speech.sentence(random);
    body.add(last);
    text.append(last).append("\n\n");
  }

  private String sentence(int chapter) {
    var sentence = speech.sentence(random);
    if (random.nextInt(8) > 0 || figures == 0) {
      return sentence;
    }
    var mention =
        speech.numbered(speech.mention().replaceFirst("%[dc]", Integer.toString(figures)), chapter);
    var stop = speech.stop().strip();
    var comma = speech.isEast() ? "，" : ", ";
    return sentence.substring(0, sentence.length() - stop.length()) + comma + mention + stop;
  }

  private void figure() {
    figures++;
    var mark = speech.numbered(speech.figure(), figures);
    var caption = mark + (figures % 2 == 0 || speech.isEast() ? ": " : ". ") + title(figures);
    text.append(caption).append("\n\n");
    ask(speech.whatSays(), mark, caption);
  }

  private void table() {
    tables++;
    var mark = speech.numbered(speech.table(), tables);
    var caption = mark + ": " + title(tables) + "\na\tb\n1\t2\n3\t" + tables;
    text.append(caption).append("\n\n");
    ask(speech.whatSays(), mark, caption);
  }

  /** Ends the page and starts the next with a running head. */
  private void turnPage(int chapter) {
    endPage();
    text.append(heading(chapter).replace("\n\n", " ")).append("    ").append(page).append("\n\n");
  }

  private void endPage() {
    if (runningHeads) {
      var content = text.substring(pageStart).strip();
      if (page > 1 && !content.isEmpty()) {
        cases.add(new Case(speech.page().formatted(page), content));
      }
      text.append('\f');
      pageStart = text.length();
      page++;
    }
  }

  private void ask(String template, String place, String expected) {
    cases.add(new Case(template.replace("%s", place), expected));
  }

  private String pick(List<String> forms) {
    return forms.get(random.nextInt(forms.size()));
  }

  private String first(String paragraph) {
    var stop = speech.stop().strip();
    return paragraph.substring(0, paragraph.indexOf(stop) + stop.length());
  }

  private String last(String paragraph) {
    var stop = speech.stop().strip();
    int before = paragraph.lastIndexOf(stop, paragraph.length() - stop.length() - 1);
    return paragraph.substring(before < 0 ? 0 : before + stop.length()).strip();
  }
}
