package dev.trawl.retrieval.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A generated document with questions about its places, and the expected text of each place. It has
 * chapters with titles, sections, figures, tables, pages, a table of contents, page headers and
 * mentions.
 */
final class GeneratedBook {
  /** A question, and the text of the place that it asks for; empty if there is no such place. */
  record Case(String question, String expected) {}

  private final LanguageTemplates language;
  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final List<Case> cases = new ArrayList<>();
  private final int chapters;
  private final String chapterForm;
  private final boolean titled;
  private final boolean titleBelow;
  private final boolean contents;
  private final boolean dottedContents;
  private final boolean pageHeaders;
  private final boolean sections;
  private final boolean markdown;
  private int figures;
  private int tables;
  private int page = 1;
  private int pageStart;

  GeneratedBook(LanguageTemplates language, long seed) {
    this.language = language;
    this.random = new Random(seed * 31 + language.code().hashCode());
    this.chapters = 3 + random.nextInt(8);
    this.markdown = random.nextInt(5) == 0;
    var forms = language.chapters();
    this.chapterForm = forms.get(random.nextInt(forms.size()));
    boolean numberOnly = chapterForm.equals("%d.") || chapterForm.equals("%c、");
    this.titled = numberOnly || random.nextInt(4) > 0;
    this.titleBelow = titled && !numberOnly && !markdown && random.nextInt(3) == 0;
    this.contents = random.nextInt(3) > 0;
    this.dottedContents = random.nextBoolean();
    this.pageHeaders = !markdown && random.nextInt(3) == 0;
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
      text.append(markdown ? "## " : "").append(language.contents()).append("\n\n");
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
    ask(
        language.textQuestion(),
        language.numbered(language.chapterInQuestion().getFirst(), chapters + 1),
        "");
    endPage();
  }

  private void entry(String entry) {
    text.append(markdown ? "- " : "").append(entry.replace("\n\n", " "));
    text.append(dottedContents ? " . . . . . . . . %d\n".formatted(3 + random.nextInt(90)) : "\n");
  }

  private int sectionCount(int chapter) {
    return 2 + chapter % 2;
  }

  private String title(int chapter) {
    return language.titles().get(chapter % language.titles().size());
  }

  private String heading(int chapter) {
    var mark = language.numbered(chapterForm, chapter);
    if (!titled) {
      return mark;
    }
    var separator =
        mark.endsWith("、")
            ? ""
            : mark.endsWith(".") || language.isEast() ? " " : chapter % 2 == 0 ? ": " : ". ";
    return mark + (titleBelow ? "\n\n" : separator) + title(chapter);
  }

  private void chapter(int chapter) {
    if (pageHeaders && chapter > 1) {
      endPage();
    }
    int start = text.length();
    text.append(markdown ? "# " : "").append(heading(chapter)).append("\n\n");
    var reference = language.numbered(pick(language.chapterInQuestion()), chapter);
    var body = new ArrayList<String>();
    if (sections) {
      for (int section = 1; section <= sectionCount(chapter); section++) {
        int sectionStart = text.length();
        text.append(markdown ? "## " : "")
            .append("%d.%d %s\n\n".formatted(chapter, section, title(chapter + section)));
        int from = body.size();
        paragraphs(body, chapter);
        var name = pick(language.sections()).replace("%s", chapter + "." + section);
        ask(language.textQuestion(), name, text.substring(sectionStart).strip());
        ask(language.firstSentenceQuestion(), name, first(body.get(from)));
      }
    } else {
      paragraphs(body, chapter);
      paragraphs(body, chapter);
    }
    ask(language.textQuestion(), reference, text.substring(start).strip());
    ask(language.firstSentenceQuestion(), reference, first(body.getFirst()));
    ask(language.lastSentenceQuestion(), reference, last(body.getLast()));
    ask(language.secondParagraphQuestion(), reference, body.get(1));
    var title = text.substring(start + (markdown ? 2 : 0)).strip();
    ask(language.titleQuestion(), reference, title.substring(0, heading(chapter).length()));
    if (chapter == 2) {
      ask(
          language.firstSentenceQuestion(),
          language.secondChapterInQuestion(),
          first(body.getFirst()));
    }
  }

  private void paragraphs(List<String> body, int chapter) {
    int count = 2 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      var paragraph = new StringBuilder();
      if (random.nextInt(6) == 0) {
        int other = 1 + random.nextInt(chapters);
        paragraph.append(language.numbered(language.mentionAtStart(), other));
      }
      int length = 2 + random.nextInt(4);
      for (int j = 0; j < length; j++) {
        paragraph.append(j == 0 ? "" : language.space()).append(sentence(chapter));
      }
      var written = paragraph.toString().replaceAll(" +", " ");
      body.add(written);
      text.append(written).append("\n\n");
      if (pageHeaders && random.nextInt(6) == 0) {
        turnPage(chapter);
      }
    }
    if (random.nextInt(3) == 0) {
      figure();
    }
    if (random.nextInt(4) == 0) {
      table();
    }
    var last = language.sentence(random);
    body.add(last);
    text.append(last).append("\n\n");
  }

  private String sentence(int chapter) {
    var sentence = language.sentence(random);
    if (random.nextInt(8) > 0 || figures == 0) {
      return sentence;
    }
    var mention =
        language.numbered(
            language.mention().replaceFirst("%[dc]", Integer.toString(figures)), chapter);
    var sentenceEnd = language.sentenceEnd().strip();
    var comma = language.isEast() ? "，" : ", ";
    return sentence.substring(0, sentence.length() - sentenceEnd.length())
        + comma
        + mention
        + sentenceEnd;
  }

  private void figure() {
    figures++;
    var mark = language.numbered(language.figure(), figures);
    var caption = mark + (figures % 2 == 0 || language.isEast() ? ": " : ". ") + title(figures);
    text.append(caption).append("\n\n");
    ask(language.textQuestion(), mark, caption);
  }

  private void table() {
    tables++;
    var mark = language.numbered(language.table(), tables);
    var caption = mark + ": " + title(tables) + "\na\tb\n1\t2\n3\t" + tables;
    text.append(caption).append("\n\n");
    ask(language.textQuestion(), mark, caption);
  }

  /** Ends the page. Starts the next page with a page header. */
  private void turnPage(int chapter) {
    endPage();
    text.append(heading(chapter).replace("\n\n", " ")).append("    ").append(page).append("\n\n");
  }

  private void endPage() {
    if (pageHeaders) {
      var content = text.substring(pageStart).strip();
      if (page > 1 && !content.isEmpty()) {
        cases.add(new Case(language.pageQuestion().formatted(page), content));
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
    var sentenceEnd = language.sentenceEnd().strip();
    return paragraph.substring(0, paragraph.indexOf(sentenceEnd) + sentenceEnd.length());
  }

  private String last(String paragraph) {
    var sentenceEnd = language.sentenceEnd().strip();
    int before = paragraph.lastIndexOf(sentenceEnd, paragraph.length() - sentenceEnd.length() - 1);
    return paragraph.substring(before < 0 ? 0 : before + sentenceEnd.length()).strip();
  }
}
