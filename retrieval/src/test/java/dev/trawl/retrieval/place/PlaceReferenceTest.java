package dev.trawl.retrieval.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.trawl.retrieval.place.PlaceReference.Every;
import dev.trawl.retrieval.place.PlaceReference.Numbered;
import dev.trawl.retrieval.place.PlaceReference.Position;
import dev.trawl.retrieval.place.PlaceReference.Selector;
import dev.trawl.retrieval.place.PlaceReference.Title;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceReferenceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          What does chapter two say?                                  | chapter 2
          Summarise Chapter XIV.                                      | chapter 14
          What happens in the second chapter?                         | chapter #2
          What is the first sentence of chapter two?                  | chapter 2 > sentence #1
          What is the last sentence of the last chapter?              | chapter #-1 > sentence #-1
          Give me the first three sentences of chapter 4              | chapter 4 > sentence #1..3
          Quote the last two paragraphs of section 3.2                | section 3.2 > paragraph #-2..-1
          What does clause 2.2 say?                                   | clause 2.2
          What does § 7 say?                                          | article 7
          Describe figure one                                         | figure 1
          Explain Fig. 3-1, please                                    | figure 3.1
          What is in table 5?                                         | table 5
          What is on page 7?                                          | page #7
          See p. 12                                                   | page #12
          What is on pages 3-5?                                       | page #3..5
          What does slide 4 show?                                     | slide #4
          What is in the sheet 'Costs'?                               | sheet 'Costs'
          What is the total in sheet "Q1 2024"?                       | sheet 'Q1 2024'
          What does the section 'Installation' say?                   | section 'Installation'
          What is in chapter 2 of part II?                            | part 2 > chapter 2
          Part Two, chapter three: who arrives?                       | part 2 > chapter 3
          What is the twenty-first chapter about?                     | chapter #21
          chapter twenty-one                                          | chapter 21
          What is chapter 2's first sentence?                         | chapter 2 > sentence #1
          the second-to-last paragraph of article 5                   | article 5 > paragraph #-2
          the penultimate chapter                                     | chapter #-2
          What is the third word of the second line of page 4?        | page #4 > line #2 > word #3
          How does chapter 3 begin?                                   | beginning: chapter 3
          How does chapter 3 end?                                     | end: chapter 3
          What is the title of chapter 5?                             | title: chapter 5
          What is chapter 5 called?                                   | title: chapter 5
          How many chapters are there?                                | count: chapter *
          How many figures does the paper have?                       | count: figure *
          How many sections are in chapter 3?                         | count: chapter 3 > section *
          Compare chapters 2 and 3                                    | chapter 2 + chapter 3
          Compare Table 1 with Figure 2                               | table 1 + figure 2
          What is in Appendix B?                                      | appendix b
          What is the last word of the document?                      | word #-1
          What is the first sentence?                                 | sentence #1
          Article I says what?                                        | article 1
          What does Section 4(a) of Article 2 say?                    | article 2 > section 4
          What's the first chapter of Emma about?                     | chapter #1
          """)
  void readsEnglish(String question, String expected) {
    assertThat(read(question)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          第二章讲了什么？                    | chapter 2
          第二十三回的回目是什么？            | title: chapter 23
          第二章的第一句话是什么？            | chapter 2 > sentence #1
          第三章最后一段说了什么？            | chapter 3 > paragraph #-1
          请描述图一                          | figure 1
          请解释图 3-1 的内容                 | figure 3.1
          表2说明了什么？                     | table 2
          第7页写了什么？                     | page #7
          第 12 页的第一段                    | page #12 > paragraph #1
          第五条规定了什么？                  | article 5
          第五条第二款怎么说？                | article 5 > paragraph #2
          第3.2节介绍了什么？                 | section 3.2
          3.2节介绍了什么？                   | section 3.2
          第二部分第三章                      | part 2 > chapter 3
          最后一章讲什么？                    | chapter #-1
          倒数第二章讲什么？                  | chapter #-2
          全文第一句话是什么？                | sentence #1
          第三章是怎么开头的？                | beginning: chapter 3
          第三章的结尾是什么？                | end: chapter 3
          第四张幻灯片                        | slide #4
          工作表“成本”里有什么？              | sheet '成本'
          前三句话                            | sentence #1..3
          这本书一共有多少章？                | count: chapter *
          比较第二章和第三章                  | chapter 2 + chapter 3
          附录A是什么？                       | appendix a
          第一百二十回                        | chapter 120
          第2章の最初の文は何ですか？         | chapter 2 > sentence #1
          第二章には何が書かれていますか      | chapter 2
          3章の内容を要約してください         | chapter 3
          図1を説明してください               | figure 1
          7ページには何がありますか           | page #7
          表3は何を示していますか             | table 3
          第5条は何を定めていますか           | article 5
          最後の段落は何ですか                | paragraph #-1
          3番目の段落                         | paragraph #3
          第3章のタイトルは何ですか           | title: chapter 3
          第3章はどのように始まりますか       | beginning: chapter 3
          最後の章の最後の文                  | chapter #-1 > sentence #-1
          제2장의 첫 번째 문장은 무엇입니까?  | chapter 2 > sentence #1
          """)
  void readsChineseJapaneseAndKorean(String question, String expected) {
    assertThat(read(question)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Was steht in Kapitel zwei?                              | chapter 2
          Was passiert im zweiten Kapitel?                        | chapter #2
          Was passiert im 2. Kapitel?                             | chapter #2
          Wie lautet der erste Satz des zweiten Kapitels?         | chapter #2 > sentence #1
          Wie lautet der letzte Satz von Kapitel 3?               | chapter 3 > sentence #-1
          Was steht auf Seite 7?                                  | page #7
          Beschreibe Abbildung 3                                  | figure 3
          Was zeigt Abb. 2?                                       | figure 2
          Was steht in Tabelle 4?                                 | table 4
          Was sagt Abschnitt 3.2?                                 | section 3.2
          Was regelt § 7?                                         | article 7
          Was regelt Artikel 5 Absatz 2?                          | article 5 > paragraph #2
          Was zeigt Folie 4?                                      | slide #4
          Wie beginnt Kapitel 3?                                  | beginning: chapter 3
          Wie heißt Kapitel 3?                                    | title: chapter 3
          Wie viele Kapitel hat das Buch?                         | count: chapter *
          Kapitel einundzwanzig                                   | chapter 21
          das vorletzte Kapitel                                   | chapter #-2
          der einunddreißigste Absatz                             | paragraph #31
          Que dit le chapitre deux ?                              | chapter 2
          Que se passe-t-il dans le deuxième chapitre ?           | chapter #2
          Quelle est la première phrase du chapitre 3 ?           | chapter 3 > sentence #1
          Quelle est la dernière phrase du deuxième chapitre ?    | chapter #2 > sentence #-1
          Qu'y a-t-il à la page 7 ?                               | page #7
          Décris la figure 1                                      | figure 1
          Que montre le tableau 3 ?                               | table 3
          Que dit l'article 5 ?                                   | article 5
          Le chapitre premier                                     | chapter 1
          Chapitre quatre-vingt-dix-neuf                          | chapter 99
          Comment commence le chapitre 2 ?                        | beginning: chapter 2
          Quel est le titre du chapitre 2 ?                       | title: chapter 2
          Combien de chapitres y a-t-il ?                         | count: chapter *
          Que montre la diapositive 4 ?                           | slide #4
          ¿Qué dice el capítulo dos?                              | chapter 2
          ¿Qué pasa en el segundo capítulo?                       | chapter #2
          ¿Cuál es la primera frase del capítulo 3?               | chapter 3 > sentence #1
          ¿Cuál es la última oración del tercer capítulo?         | chapter #3 > sentence #-1
          ¿Qué hay en la página 7?                                | page #7
          Describe la figura 1                                    | figure 1
          ¿Qué muestra la tabla 3?                                | table 3
          ¿Qué dice el artículo 5?                                | article 5
          ¿Qué dice la cláusula 2.2?                              | clause 2.2
          Capítulo treinta y uno                                  | chapter 31
          El capítulo segundo                                     | chapter 2
          ¿Cómo termina el capítulo 2?                            | end: chapter 2
          ¿Cuál es el título del capítulo 2?                      | title: chapter 2
          ¿Cuántos capítulos hay?                                 | count: chapter *
          ¿Qué dice el vigésimo primer capítulo?                  | chapter #21
          """)
  void readsGermanFrenchAndSpanish(String question, String expected) {
    assertThat(read(question)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What did Page say about section leaders?",
        "What happened in the first chapter of her life?",
        "What is in table 5 of Smith?",
        "What does Table 2 in Jones et al. (2010) show?",
        "How does figure 3 from Smith and Wesson (1999) compare?",
        "The report has 30 pages. Who wrote it?",
        "Does it fit on 2 pages 10 times?",
        "Did the company file for Chapter 11?",
        "What is Chapter 11 bankruptcy protection?",
        "What was his first sentence?",
        "Who was the first line of defence?",
        "What does the article I read say?",
        "In which part I play a role?",
        "Which act of 1901 ended it?",
        "Who won the second act of the war?",
        "What was the first part of the year like?",
        "How many pages of homework did she get?",
        "How many chapters did Ann burn?",
        "Who sits at the table?",
        "How many sections did the ferry carry?",
        "她人生的第一章是什么样的？",
        "他们讨论了地图3处吗",
        "谁代表三个国家？",
        "书有30页吗？",
        "第一部队在哪里？",
        "三章内容是谁写的",
        "一次典型的会议有哪些部分？",
        "30ページの本を書いたのは誰ですか",
        "全3章からなる本の著者は誰ですか",
        "Das erste Kapitel ihres Lebens war schwer.",
        "Wer hat 30 Seiten geschrieben?",
        "Le premier chapitre de sa vie",
        "El primer capítulo de su vida"
      })
  void findsNoReferenceIfTheWordsMeanSomethingElse(String question) {
    assertThat(read(question)).isEmpty();
  }

  @Property(tries = 500)
  void acceptsAnyText(@ForAll String text) {
    assertThatCode(() -> PlaceReference.in(text)).doesNotThrowAnyException();
  }

  @Property(tries = 500)
  void containsTheWordsOfTheQuestion(@ForAll("questions") String question) {
    assertThat(PlaceReference.in(question))
        .allMatch(reference -> question.contains(reference.words()));
  }

  @net.jqwik.api.Provide
  net.jqwik.api.Arbitrary<String> questions() {
    return net.jqwik.api.Arbitraries.of(
            "chapter",
            "two",
            "2",
            "the",
            "of",
            "first",
            "sentence",
            "第",
            "章",
            "一",
            "图",
            "page",
            "§",
            ".",
            "-",
            "and",
            "Kapitel",
            "last",
            "'",
            "I",
            "IV",
            "の",
            "文",
            " ",
            "3.2",
            "tableau")
        .list()
        .ofMaxSize(12)
        .map(words -> String.join(" ", words));
  }

  private static String read(String question) {
    return PlaceReference.in(question).stream()
        .map(PlaceReferenceTest::described)
        .collect(Collectors.joining(" + "));
  }

  private static String described(PlaceReference reference) {
    var aspect =
        reference.aspect() == PlaceReference.Aspect.TEXT
            ? ""
            : reference.aspect().name().toLowerCase(java.util.Locale.ROOT) + ": ";
    return aspect
        + reference.steps().stream()
            .map(
                s ->
                    s.unit().name().toLowerCase(java.util.Locale.ROOT)
                        + " "
                        + described(s.selector()))
            .collect(Collectors.joining(" > "));
  }

  private static String described(Selector selector) {
    return switch (selector) {
      case Numbered(var number) -> number;
      case Position(int from, int to) -> "#" + from + (from == to ? "" : ".." + to);
      case Title(var title) -> "'" + title + "'";
      case Every every -> "*";
    };
  }
}
