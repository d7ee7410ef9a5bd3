package dev.trawl.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "page | 3 | false | [1] a.txt, page 3: “Fog.”",
        "page | 3 | true | [1] a.txt，第 3 页：“Fog.”",
        "slide | 3 | true | [1] a.txt，第 3 张幻灯片：“Fog.”",
        "sheet | Costs | true | [1] a.txt，工作表 Costs：“Fog.”",
        "cell | 2 | true | [1] a.txt，单元格 2：“Fog.”",
        "chapter | 第二章 | true | [1] a.txt，第二章：“Fog.”",
        "time | 00:12:00 | true | [1] a.txt，00:12:00：“Fog.”",
      })
  void namesPlacesInTheLanguageOfTheReader(
      String kind, String label, boolean isChinese, String line) {
    var answered = JsonNodeFactory.instance.objectNode().put("answer", "Yes [1].");
    var citation =
        answered.putArray("citations").addObject().put("marker", 1).put("document", "a.txt");
    citation.put("quote", "Fog.").putObject("place").put("kind", kind).put("label", label);

    assertThat(AsText.answer(answered, isChinese)).isEqualTo("Yes [1].\n\n" + line);
  }
}
