package dev.trawl.lexical.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RewritingTest {
  private static final Turn KEY =
      new Turn("Who hid the brass key?", "The keeper Amalia Thorsen hid the brass key [1].");
  private static final Turn LIGHTHOUSE =
      new Turn(
          "Who built the lighthouse of Varn?",
          "It was built in 1874 by the engineer Ida Kroll [1].");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Who hid the brass key? | Amalia Thorsen hid it. | When was she born? | When was Amalia Thorsen born?
          Who hid the brass key? | Amalia Thorsen | Where did she hide it? | Where did Amalia Thorsen hide the brass key?
          Who hid the brass key? | Amalia Thorsen | What was her mother called? | What was Amalia Thorsen's mother called?
          Who was the father of Anna Holm? | Karl Holm was the father of Anna Holm. | When did he die? | When did Karl Holm die?
          Who was the father of Anna Holm? | Karl Holm was the father of Anna Holm. | When did she die? | When did Anna Holm die?
          When did Anna Holm leave Oslo? | In 1871. | Who was her father? | Who was Anna Holm's father?
          When did Captain Berg leave? | In 1871. | Who saw him last? | Who saw Captain Berg last?
          Who built the lighthouse of Varn? | Ida Kroll built it in 1874. | When was it built? | When was the lighthouse of Varn built?
          Who built the lighthouse of Varn? | Ida Kroll | Who is its keeper? | Who is the keeper of the lighthouse of Varn?
          What is the height of the tower? | 40 metres | Who designed it? | Who designed the tower?
          What is the capital of Norway? | Oslo | How big is it? | How big is Oslo?
          Which river flows through Varn? | The Lodde flows through Varn. | How long is it? | How long is Lodde?
          Where was the meeting moved to? | To Porto. | When was it held? | When was the meeting held?
          When did the ship Osprey sail? | In May. | Who built this ship? | Who built the ship Osprey?
          When was the harbour opened? | It was opened in 1902. | What else happened in that year? | What else happened in 1902?
          Which city has the oldest bridge? | Porto | How big is that city? | How big is Porto?
          Who founded the bank? | Anna Holm and Karl Berg founded the bank. | Where did they meet? | Where did Anna Holm and Karl Berg meet?
          Which ships sank in the storm? | The Heron and the Teal sank. | Where were they built? | Where were Heron and the Teal built?
          Who painted the north wall? | Dr. Amalia Thorsen | Is she still alive? | Is Dr. Amalia Thorsen still alive?
          Who painted the north wall? | A pupil, said to be Tove Lind. | What else did she paint? | What else did Tove Lind paint?
          When did the bridge collapse? | In 1902. | Why did it collapse? | Why did the bridge collapse?
          When did the bridge collapse? | In 1902. | How many people used it each day? | How many people used the bridge each day?
          Who was the first mayor of Varn? | Anna Holm | How long did she serve? | How long did Anna Holm serve?
          Who was the first mayor of Varn? | Anna Holm | Who succeeded her? | Who succeeded Anna Holm?
          Who was the first mayor of Varn? | Anna Holm | What was the name of her husband? | What was the name of Anna Holm's husband?
          Who married Anna Holm? | Karl Berg | In which city was he born? | In which city was Karl Berg born?
          Who married Anna Holm? | Karl Berg | What did he do before he met her? | What did Karl Berg do before he met Anna Holm?
          What does the article say about the engine? | It was shut down. | Who ran it? | Who ran the engine?
          Where is the University of Varn? | In Varn. | When was it founded? | When was the University of Varn founded?
          What is photosynthesis? | The process by which plants make sugar. | Where does it take place? | Where does photosynthesis take place?
          Which engine does the tractor have? | The Lanz D4. | How strong is it? | How strong is Lanz D4?
          Who founded Acme Corp? | Anna Holm | When was it founded? | When was Acme Corp founded?
          What is the function svd for? | It decomposes a matrix. | Which arguments does it take? | Which arguments does the function svd take?
          Who is the tallest man in the book? | Karl Berg | How tall is he? | How tall is Karl Berg?
          Who founded the regatta of Varn? | the merchant Olga Brandt [1][2] | In which year was she born? | In which year was Olga Brandt born?
          Who was Olga Brandt's father? | shipwright Nils Brandt [1][2] | When did he die? | When did Nils Brandt die?
          Who was Olga Brandt's father? | Nils Brandt [1] | When did she die? | When did Olga Brandt die?
          Who was the mother of Olga Brandt? | Tove Lind | When was she born? | When was Tove Lind born?
          Who was the mother of Olga Brandt? | Tove Lind | And when was she born? | When was Tove Lind born?
          Who was the mother of Olga Brandt? | Tove Lind | And her father? | Who was Olga Brandt's father?
          Who was the mother of Olga Brandt? | Tove Lind | Who was her father? | Who was Tove Lind's father?
          Which reformer led the strike? | Nils Brandt | Where did this well-known leader live? | Where did Nils Brandt live?
          Who hid the key? | The keeper hid the key. | When did he hide it? | When did he hide the key?
          Who were the keepers of the gate? | Two brothers. | How much were they paid? | How much were the keepers of the gate paid?
          """)
  void replacesAPronounByItsReferent(
      String previous, String answer, String question, String expected) {
    assertThat(rewritten(question, new Turn(previous, answer))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Who won the election in Norway? | And in Germany? | Who won the election in Germany?
          Who won the election in Norway? | In Germany? | Who won the election in Germany?
          Who was king of France in 1700? | And in 1800? | Who was king of France in 1800?
          Who was king of France in 1700? | And of Spain? | Who was king of Spain in 1700?
          Who was king of France in 1700? | And in Spain? | Who was king of Spain in 1700?
          Who was the mayor? | And in 1800? | Who was the mayor in 1800?
          What is the capital of France? | What about Spain? | What is the capital of Spain?
          What is the capital of France? | How about Spain? | What is the capital of Spain?
          When was the bridge built? | And the tower? | When was the tower built?
          What is the height of the tower? | And the width? | What is the width of the tower?
          When did Anna Holm leave Oslo? | And Karl Berg? | When did Karl Berg leave Oslo?
          When did Anna Holm leave Oslo? | And Bergen? | When did Anna Holm leave Bergen?
          Who was the father of Anna Holm? | And her mother? | Who was Anna Holm's mother?
          Where was Anna Holm born? | And when? | When was Anna Holm born?
          Which river flows through Varn? | And which road? | Which road flows through Varn?
          """)
  void completesAFragment(String previous, String question, String expected) {
    assertThat(rewritten(question, new Turn(previous, ""))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "When was the harbour opened?",
        "Who built the lighthouse of Varn?",
        "What did Anna Holm say when she left?",
        "Why did the captain leave his ship?",
        "Which king lost his crown?",
        "Who lost his hat?",
        "Did the company sell its ships?",
        "When the captain saw the light, what did he do?",
        "How old was the captain when he died?",
        "Is it true that the harbour was closed?",
        "How long does it take to cross the river?",
        "Why is it important to close the gate?",
        "What time is it?",
        "Who said \"he is dead\"?",
        "When may he or she leave?",
        "What is this document about?",
        "What does this chapter say about salt?",
        "What is the book that she wrote called?",
        "What happened this year?",
        "Who said that ships were late?",
        "Which rules say that guests may stay?",
        "How did the pilots find their way?",
        "What did the clerk and the keeper say about their work?",
        "Is there a bridge over the river?",
        "brass key",
        "harbour opening hours",
        "Tell me about the keeper.",
        "And who was the keeper of the gate?",
        "What is the difference between salt and coal?",
        "Was the gate closed?",
        "Explain how the lock works and what it is for.",
        "How old was Kroll during her third voyage?",
        "Other than her towers, what was Kroll known for?",
        "Who may require that its keepers be paid?",
        "How common is it for a ship to wait?",
        "In which ports is it common for ships to wait?",
        "When did the company say it would close?",
        "Which country signed a treaty to give it rights?",
        "How many houses have children living in them?",
        "What do the old ships have that those ships lack?",
        "Is the water higher today than it was?",
        "Which school is in the house that Amalia Thorsen built?",
        "Which of the two ships is larger?",
        "What is it like to live in Varn?",
        "Who was the keeper and what was his name?",
        "Does Anna Holm mention her brother?",
        "Which author describes his own childhood?",
        "Name the ships and their captains.",
        "List all rules that apply to guests and their pets.",
        "How do plants make their food?",
        "What about the rules for guests is new?",
        "But is the gate closed on Sunday?",
        "Or does the keeper live in the tower?",
        "What makes that possible?",
        "Does the contract say that it can be ended early?",
        "When the ship sank, who saved its crew?",
        "Wer baute den Turm?",
        "大门什么时候开？",
      })
  void leavesASelfContainedQuestionUnchanged(String question) {
    assertThat(rewritten(question, LIGHTHOUSE, KEY)).isEqualTo(question);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          谁建造了瓦恩灯塔？ | 瓦恩灯塔由伊达·克罗尔建造。 | 她是什么时候出生的？ | 伊达·克罗尔是什么时候出生的？
          谁建造了瓦恩灯塔？ | 伊达·克罗尔 | 它有多高？ | 瓦恩灯塔有多高？
          谁建造了瓦恩灯塔？ | 伊达·克罗尔 | 这座灯塔有多高？ | 瓦恩灯塔有多高？
          谁建造了瓦恩灯塔？ | 伊达·克罗尔 | 该灯塔是什么时候建成的？ | 瓦恩灯塔是什么时候建成的？
          瓦恩灯塔建于哪一年？ | 1874年 | 谁建造了它？ | 谁建造了瓦恩灯塔？
          瓦恩灯塔建于哪一年？ | 建于1874年。 | 那一年还发生了什么？ | 1874年还发生了什么？
          李明是什么时候出生的？ | 1871年 | 他的父亲是谁？ | 李明的父亲是谁？
          李明是什么时候出生的？ | 1871年 | 他父亲是谁？ | 李明的父亲是谁？
          李明是什么时候出生的？ | 1871年 | 其父亲是谁？ | 李明的父亲是谁？
          李明是什么时候出生的？ | 1871年 | 后来他去了哪里？ | 后来李明去了哪里？
          李明是什么时候出生的？ | 1871年 | 为什么他离开了？ | 为什么李明离开了？
          李明的父亲是谁？ | 李刚 | 他住在哪里？ | 李刚住在哪里？
          李明的父亲是谁？ | 李明的父亲是李刚。 | 他住在哪里？ | 李刚住在哪里？
          李明的父亲是谁？ | 李刚 | 她住在哪里？ | 李明住在哪里？
          李明的母亲是谁？ | 王芳 | 这个人住在哪里？ | 王芳住在哪里？
          法国的首都是哪里？ | 巴黎 | 它的人口是多少？ | 巴黎的人口是多少？
          誰建造了瓦恩燈塔？ | 伊達·克羅爾 | 這座燈塔有多高？ | 瓦恩燈塔有多高？
          谁是瓦恩的第一任市长？ | 安娜·霍尔姆 | 她是什么时候上任的？ | 安娜·霍尔姆是什么时候上任的？
          谁藏了铜钥匙？ | 守塔人阿玛利亚藏了铜钥匙。 | 她为什么要藏？ | 守塔人阿玛利亚为什么要藏？
          谁藏了铜钥匙？ | 守塔人阿玛利亚藏了铜钥匙。 | 她把它藏在哪里？ | 守塔人阿玛利亚把它藏在哪里？
          瓦恩灯塔的高度是多少？ | 四十米 | 它是谁设计的？ | 瓦恩灯塔是谁设计的？
          """)
  void replacesAChinesePronounByItsReferent(
      String previous, String answer, String question, String expected) {
    assertThat(rewritten(question, new Turn(previous, answer))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          法国的首都是哪里？ | 那德国呢？ | 德国的首都是哪里？
          法国的首都是哪里？ | 德国呢？ | 德国的首都是哪里？
          李明的父亲是谁？ | 那母亲呢？ | 李明的母亲是谁？
          李明的父亲是谁？ | 王刚的母亲呢？ | 王刚的母亲是谁？
          李明的父亲是谁？ | 那王刚呢？ | 王刚的父亲是谁？
          桥的长度是多少？ | 宽度呢？ | 桥的宽度是多少？
          1998年谁当选了市长？ | 那2002年呢？ | 2002年谁当选了市长？
          谁建造了瓦恩灯塔？ | 那大桥呢？ | 谁建造了大桥？
          李明在哪里出生？ | 什么时候呢？ | 李明什么时候出生？
          """)
  void completesAChineseFragment(String previous, String question, String expected) {
    assertThat(rewritten(question, new Turn(previous, ""))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "大门什么时候开？",
        "为什么船长要离开他的船？",
        "其他的船在哪里？",
        "其中最大的船是哪一艘？",
        "应该怎么关门？",
        "船长和他的妻子住在哪里？",
        "这本书讲了什么？",
        "这篇文章的作者是谁？",
        "那里有桥吗？",
        "哪位国王失去了他的王冠？",
        "王明说他什么时候来？",
        "门怎么开呢？",
        "什么是光合作用？",
        "他人的财物应该如何保管？",
        "灯塔有多高？",
        "钥匙",
        "还有哪些其他规则？",
        "最大的船是哪一艘？",
        "这里的规则是什么？",
        "那么大的船怎么进港？",
        "这样做对吗？",
        "总统和其夫人何时到达？",
        "该怎么办？",
      })
  void leavesASelfContainedChineseQuestionUnchanged(String question) {
    assertThat(
            rewritten(question, new Turn("谁建造了瓦恩灯塔？", "伊达·克罗尔"), new Turn("李明是什么时候出生的？", "1871年")))
        .isEqualTo(question);
  }

  @Test
  void leavesAPronounWithoutAReferentUnchanged() {
    assertThat(rewritten("When was she born?", new Turn("When was the bridge built?", "In 1871.")))
        .isEqualTo("When was she born?");
    assertThat(rewritten("And in Germany?", new Turn("", ""))).isEqualTo("And in Germany?");
  }

  @Test
  void skipsTurnsThatDoNotNameAPerson() {
    assertThat(rewritten("When was she born?", KEY, new Turn("How deep is the well?", "9 metres.")))
        .isEqualTo("When was Amalia Thorsen born?");
  }

  @Test
  void prefersTheNewestTurn() {
    assertThat(rewritten("When was she born?", KEY, LIGHTHOUSE))
        .isEqualTo("When was Ida Kroll born?");
  }

  @Test
  void resolvesReferencesInEarlierTurnsFirst() {
    assertThat(
            rewritten(
                "And her father?",
                KEY,
                new Turn("When was she born?", "In 1840."),
                new Turn("Who was her mother?", "Tove Lind.")))
        .isEqualTo("Who was Amalia Thorsen's father?");
  }

  @Test
  void completesAFragmentFromTheLastSimilarQuestion() {
    assertThat(
            rewritten(
                "And the regatta of Moss?",
                new Turn("Who founded the regatta of Varn?", "Olga Brandt"),
                new Turn("When was Olga Brandt born?", "In 1851.")))
        .isEqualTo("Who founded the regatta of Moss?");
    assertThat(
            rewritten("那莫斯灯塔呢？", new Turn("谁建造了瓦恩灯塔？", "伊达·克罗尔"), new Turn("伊达·克罗尔的父亲是谁？", "尼尔斯")))
        .isEqualTo("谁建造了莫斯灯塔？");
  }

  @Test
  void completesTheFragmentAndWhen() {
    assertThat(rewritten("And when?", LIGHTHOUSE))
        .isEqualTo("When was it that Ida Kroll built the lighthouse of Varn?");
  }

  @Test
  void keepsTheInstruction() {
    assertThat(rewritten("When was she born? Answer in one word.", KEY))
        .isEqualTo("When was Amalia Thorsen born? Answer in one word.");
  }

  private static String rewritten(String question, Turn... history) {
    return Rewriting.of(question, List.of(history));
  }
}
