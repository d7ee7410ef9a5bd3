package dev.trawl.lexical.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Keyword;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionTest {
  @Test
  void startsAtTheFirstWordAfterOpeningMarks() {
    var question = Question.of("¿Quién es el guardián del faro?", "es");
    assertThat(question.contentWords())
        .extracting(word -> word.surface())
        .containsExactly("guardián", "faro");
    assertThat(question.names().isEmpty()).isTrue();
    assertThat(Question.of("«Porto» means what?", "en").names().cardinality()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | PERSON   | Who wrote the letter?
          en | PERSON   | Which author lived in the mill?
          en | PLACE    | Where is the mill?
          en | PLACE    | In which city was the treaty signed?
          en | DATE     | When did the bridge fall?
          en | YEAR     | What year did the bridge fall?
          en | COUNT    | How many lamps stand on the bridge?
          en | MONEY    | How much did the bridge cost?
          en | PERCENT  | What percentage of the crew was ill?
          en | DURATION | How long did the voyage take?
          en | MEASURE  | How tall is the mast?
          en | CODE     | What is the passcode of the vault?
          en | NAME     | What is the dragon called?
          en | REASON   | Why did the captain turn back?
          en | MANNER   | How was the fire put out?
          en | YES_NO   | Did the captain turn back?
          en | THING    | What instrument does she play?
          en | THING    | Under what does she keep the spare key?
          en | COUNT    | What is the harbour's population?
          zh | PERSON   | 谁写了这封信？
          zh | PLACE    | 磨坊在哪里？
          zh | PLACE    | 条约在哪个城市签订？
          zh | DATE     | 桥是什么时候塌的？
          zh | YEAR     | 桥是哪一年塌的？
          zh | COUNT    | 桥上有多少盏灯？
          zh | DURATION | 航行用了多久？
          zh | MEASURE  | 桅杆有多高？
          zh | CODE     | 保险库的密码是什么？
          zh | NAME     | 那条龙叫什么名字？
          zh | REASON   | 船长为什么返航？
          zh | MANNER   | 火是怎么扑灭的？
          zh | THING    | 她演奏什么乐器？
          """)
  void detectsTheKindOfAnswer(String language, Kind kind, String question) {
    assertThat(Question.of(question, language).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | instrument | What kind of instrument does she play?
          en | trade      | What is the captain's daughter's trade?
          en | tower      | What is the tower of the captain's castle?
          zh | 乐器       | 她会哪种乐器？
          zh | 电影       | 他拍了哪几部电影？
          zh | 部门       | 信是哪个部门写的？
          """)
  void findsTheNounThatTheQuestionAsksFor(String language, String noun, String question) {
    assertThat(Question.of(question, language).focus()).isEqualTo(noun);
  }

  @Test
  void recognisesATwoCharacterSurname() {
    var question = Question.of("濮阳朗霁靠什么谋生？", "zh");
    assertThat(question.names().stream().mapToObj(i -> question.words().get(i).surface()))
        .containsExactly("濮阳", "朗", "霁");
  }

  @Test
  void treatsUnknownCharactersAsAName() {
    var question = Question.of("打开棠溪镇的金库要用什么密码？", "zh");
    assertThat(question.names().stream().mapToObj(i -> question.words().get(i).surface()))
        .containsExactly("棠", "溪", "镇");
  }

  @Test
  void treatsTheFirstContentWordAsTheNameIfThereIsNoName() {
    var question = Question.of("档案馆收藏了多少地图？", "zh");
    assertThat(question.names().stream().mapToObj(i -> question.words().get(i).surface()))
        .containsExactly("档案馆");
  }

  @Test
  void derivesPhrasesNamesAndIdentifiers() {
    assertThat(
            Keywords.of(Question.of("What is the core formula of Anna Berg in file_17?", "en"), 20))
        .contains(
            new Keyword("core formula", "en"),
            new Keyword("Anna Berg", "en"),
            new Keyword("file_17", "und"))
        .doesNotContain(new Keyword("What", "en"), new Keyword("the", "en"));
  }

  @Test
  void derivesAQuotationAsOnePhrase() {
    assertThat(Keywords.of(Question.of("Who said \"never sail at night\"?", "en"), 20))
        .contains(new Keyword("never sail at night", "en"));
  }

  @Test
  void derivesChineseWordsWithoutQuestionWords() {
    var texts =
        Keywords.of(Question.of("保险库的密码是什么？", "zh"), 20).stream().map(Keyword::text).toList();
    assertThat(texts).contains("密码").doesNotContain("什么", "的");
  }

  @Test
  void derivesAtMostTheGivenNumberOfKeywords() {
    assertThat(Keywords.of(Question.of("red green blue black white grey walls", "en"), 3))
        .hasSize(3);
  }

  @Test
  void derivesNothingFromFunctionWords() {
    assertThat(Keywords.of(Question.of("What is it?", "en"), 20)).isEmpty();
  }
}
