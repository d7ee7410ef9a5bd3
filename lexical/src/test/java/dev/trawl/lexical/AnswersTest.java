package dev.trawl.lexical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.model.ReadingModel.Verdict;
import dev.trawl.retrieval.chunk.Languages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
  private static final String PROSE =
      "The ferry left the harbour at dawn and nobody spoke. Rain fell on the deck for an hour. ";
  private static final String PROSE_ZH = "清晨渡船离开港口，没有人说话。甲板上下了一小时的雨。";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The secret code of the harbour gate is 48213. | What is the secret code of the harbour gate? | 48213
          Marta's favourite dessert is plum cake with cream. | What is Marta's favourite dessert? | plum cake with cream
          The best thing to do in Porto is take the old tram and watch the river at dusk. | What is the best thing to do in Porto? | take the old tram and watch the river at dusk
          On Tuesday Ilse Brandt bought a blue bicycle from her neighbour. | Who bought a blue bicycle? | Ilse Brandt
          The lighthouse at Cabo Raso was built in 1894 by the navy. | When was the lighthouse at Cabo Raso built? | 1894
          The pass key is 93817. Remember it. | What is the pass key? | 93817
          The Verdan archive holds 1,204 maps of the coast. | How many maps does the Verdan archive hold? | 1,204
          Jonas Lind keeps his spare keys in a tin under the stairs. | Where does Jonas Lind keep his spare keys? | a tin under the stairs
          Ilse Brandt keeps the spare key under the seat of the rowing boat, which only the cook knows. | Where does Ilse Brandt hide the spare key? | seat of the rowing boat
          Ilse Brandt keeps the ledger under the lid of the tea chest, which nobody knows. | Where does Ilse Brandt hide the ledger? | lid of the tea chest
          The town hall of Vessel Hill has a wide silver-grey door. | What colour is the door of the town hall of Vessel Hill? | silver-grey
          The lamp of the pier weighs 74 kilograms. | How heavy is the lamp of the pier? | 74 kilograms
          In the spring catalogue the Osterex 770 sells for 837 crowns. | How much does the Osterex 770 cost? | 837 crowns
          The lamp of the pier burns for 31 hours on one tank. | How many hours does the lamp of the pier burn? | 31 hours
          Whoever opens the shed at Vessel Hill must first dial the access code QK-2207. | What is the access code of the shed at Vessel Hill? | QK-2207
          Of all the ballads Jonas Lind loves The Grey Sister the most. | Which ballad does Jonas Lind love the most? | The Grey Sister
          Log of the tug, 4 October 1911. At noon the cook lost a copper kettle to the pilot. | What does the log of the tug of 4 October 1911 tell? | copper kettle
          The last tram to Vessel Hill leaves at 10:40 in the evening. | When does the last tram to Vessel Hill leave? | 10:40 in the evening
          """)
  void answersFromOneEnglishSentence(String statement, String question, String answer) {
    var draft = ModelFixture.answer(question, PROSE.repeat(5) + statement + " " + PROSE.repeat(5));
    assertThat(draft.answered()).isTrue();
    assertThat(ModelFixture.highlight(draft)).contains(answer);
    assertThat(draft.quotes().getFirst().text()).contains(answer);
  }

  @Test
  void aCountyIsANameThatEndsWithCounty() {
    var text =
        "Johnsmill is an unincorporated community in Arvik County, West Holland."
            + " Johnsmill is located on Road 52 north of Iager. ";
    var draft = ModelFixture.answer("In which county is Johnsmill located?", PROSE + text + PROSE);
    assertThat(ModelFixture.highlight(draft)).isEqualTo("Arvik County");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          港口大门的密码是48213。 | 港口大门的密码是什么？ | 48213
          马莉最喜欢的甜点是李子蛋糕。 | 马莉最喜欢的甜点是什么？ | 李子蛋糕
          周二，陈伟从邻居那里买了一辆蓝色自行车。 | 谁买了一辆蓝色自行车？ | 陈伟
          北角的灯塔建于1894年。 | 北角的灯塔建于哪一年？ | 1894年
          档案馆收藏了1204幅海岸地图。 | 档案馆收藏了多少幅海岸地图？ | 1204
          灰石镇粮仓的开门口令是“海燕与铁锅”。 | 打开灰石镇的粮仓要说什么口令？ | 海燕与铁锅
          晚上10点35分，最后一班电车驶往灰石镇。 | 去灰石镇的最后一班电车什么时候开？ | 晚上10点35分
          因为严重过敏，绝不能给郭砚舟用蜂蜜。 | 郭砚舟对什么过敏？ | 蜂蜜
          据说，郭砚舟把一面铜镜埋在海棠树下。 | 郭砚舟埋了什么？ | 一面铜镜
          灰石镇邮局的大门一直漆成玫瑰色。 | 灰石镇邮局的大门是什么颜色？ | 玫瑰色
          欧阳朗霁在住院的时候画了油画《雪桥》。 | 谁画了油画《雪桥》？ | 欧阳朗霁
          郭砚舟有一只三条腿的山羊，名叫芝麻。 | 郭砚舟的山羊叫什么名字？ | 芝麻
          欧阳朗霁养了一条独眼驴，名叫咕嘟先生。 | 欧阳朗霁的驴叫什么名字？ | 咕嘟先生
          寄给郭砚舟的包裹被误送到了面包房。 | 寄给郭砚舟的包裹被误送到了哪里？ | 面包房
          灰石镇第十二号仓库的门禁码是8041。 | 灰石镇第十二号仓库的门禁码是多少？ | 8041
          逢年过节，郭砚舟都在桥上演奏双簧管。 | 郭砚舟会哪种乐器？ | 双簧管
          """)
  void answersFromOneChineseSentence(String statement, String question, String answer) {
    var draft = ModelFixture.answer(question, PROSE_ZH.repeat(5) + statement + PROSE_ZH.repeat(5));
    assertThat(draft.answered()).isTrue();
    assertThat(ModelFixture.highlight(draft)).contains(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The secret code of the harbour gate is 48213. | What is the secret code of the northern tower?
          Marta's favourite dessert is plum cake. | What is Pavel's favourite dessert?
          The best thing to do in Porto is take the old tram. | What is the best thing to do in Lisbon?
          The last tram to Vessel Hill leaves at 10:40 in the evening. | When does the last tram to Vessel Cove leave?
          The river is long. | When was the treaty of Arlen signed?
          马莉最喜欢的甜点是李子蛋糕。 | 保罗最喜欢的甜点是什么？
          港口大门的密码是48213。 | 北塔的密码是什么？
          灰石镇粮仓的口令是“海燕”。 | 白桥县粮仓的口令是什么？
          长河760号收音机售价476元。 | 长河230号收音机卖多少钱？
          """)
  void doesNotAnswerWithTheValueOfAnotherThing(String otherStatement, String question) {
    var prose = Languages.of(question).equals("zh") ? PROSE_ZH : PROSE;
    var draft =
        ModelFixture.answer(question, prose.repeat(5) + otherStatement + " " + prose.repeat(5));
    assertThat(draft.answered()).isFalse();
    assertThat(draft.text()).isEmpty();
  }

  private static final String PAIRS =
      """
      {
      "5c9f2a7e-1b04-4d8e-93aa-0f6e2d7c4b18": "e1a70fdb-b38c-a4ad-b259-8a8f0ed37653",
      "0b7d41c6-9e52-4f3b-8a6d-5c1e9f204d77": "9100369b-44a6-4baa-8859-cefc4fcf0800",
      "d24e8f90-6a1c-4b75-b3e2-718c5a9f0d36": "6afb45b9-e772-473a-91ab-54e00563ec44"
      }
      """;

  @ParameterizedTest
  @ValueSource(strings = {"What is the value of the key \"%s\"?", "键“%s”对应的值是什么？", "%s 的值是什么？"})
  void findsTheValueOfAnIdentifierForQuestionsInAnyLanguage(String question) {
    var draft =
        ModelFixture.answer(question.formatted("0b7d41c6-9e52-4f3b-8a6d-5c1e9f204d77"), PAIRS);
    assertThat(draft.answered()).isTrue();
    assertThat(draft.text()).contains("9100369b-44a6-4baa-8859-cefc4fcf0800");
    assertThat(draft.quotes().getFirst().text()).doesNotContain("5c9f2a7e", "d24e8f90");
  }

  @ParameterizedTest
  @ValueSource(strings = {"What is the value of the key \"%s\"?", "键“%s”对应的值是什么？"})
  void doesNotAnswerIfTheIdentifierIsNotInTheText(String question) {
    var draft =
        ModelFixture.answer(question.formatted("0b7d41c6-9e52-4f3b-8a6d-000000000000"), PAIRS);
    assertThat(draft.answered()).isFalse();
  }

  @Test
  void answersWithTheWholeSentence() {
    var draft =
        ModelFixture.answer(
            "What is the code of the gate?", PROSE + "The code of the gate is 48213. " + PROSE);
    assertThat(draft.answered()).isTrue();
    assertThat(draft.text()).isEqualTo("The code of the gate is 48213.");
    assertThat(ModelFixture.highlight(draft)).isEqualTo("48213");
  }

  @Test
  void isNotCertainIfAnotherSentenceMatchesTheQuestionAsWell() {
    var draft =
        ModelFixture.answer(
            "Who painted the door of the mill?",
            PROSE
                + "Mara Holt painted the door of the mill. "
                + PROSE
                + "Ivo Brandt painted the door of the mill. ");
    assertThat(draft.answered()).isFalse();
    assertThat(draft.text()).contains("painted the door of the mill");
    assertThat(draft.quotes()).hasSizeGreaterThan(1);
  }

  @Test
  void answersWithTheRowThatTheQuestionNames() {
    var draft =
        ModelFixture.answer(
            "What is the growth?",
            "Rate\tValue\nGrowth\t7.5 %\nComment by Reviewer: Growth was measured by Ilse Brand.\n");
    assertThat(draft.answered()).isTrue();
    assertThat(draft.text()).isEqualTo("Growth\t7.5 %");
  }

  @Test
  void anUnlikelySentenceDoesNotMakeAnAnswerUncertain() {
    var draft = ModelFixture.answer("开工是哪一天？", "项目\t日期\n开工\t2026年3月15日\n竣工\t2026年6月27日\n");
    assertThat(draft.answered()).isTrue();
    assertThat(draft.text()).contains("2026年3月15日");
  }

  @Test
  void isCertainIfAllSentencesThatMatchGiveTheSameAnswer() {
    var draft =
        ModelFixture.answer(
            "Who painted the door of the mill?",
            PROSE
                + "Mara Holt painted the door of the mill. "
                + PROSE
                + "In May the door of the mill was painted by Mara Holt. ");
    assertThat(draft.answered()).isTrue();
    assertThat(draft.text()).contains("Mara Holt");
  }

  @Test
  void leavesOutAReasonThatTheQuestionDoesNotAskFor() {
    var draft = ModelFixture.answer("郭砚舟对什么过敏？", PROSE_ZH + "因为严重过敏，绝不能给郭砚舟用蜂蜜。" + PROSE_ZH);
    assertThat(ModelFixture.highlight(draft)).doesNotContain("因为");
  }

  @Test
  void findsNothingInAnIrrelevantChunk() {
    assertThat(ModelFixture.read("What is the secret code of the harbour gate?", PROSE.repeat(8)))
        .isInstanceOf(Verdict.None.class);
  }
}
