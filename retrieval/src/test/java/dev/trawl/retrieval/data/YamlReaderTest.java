package dev.trawl.retrieval.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.retrieval.format.Samples;
import org.junit.jupiter.api.Test;

class YamlReaderTest {
  @Test
  void keepsItsLinesAndComments() throws Exception {
    var yaml = "# measured in 2025\nwells:\n  - name: Northwell\n    depth: 82\n";
    var parsed = Samples.parse("wells.yaml", yaml);
    assertThat(parsed.text()).isEqualTo(yaml);
    assertThat(parsed.mediaType()).isEqualTo("application/yaml");
  }

  @Test
  void leavesOutEncodedFiles() throws Exception {
    var picture = "iVBORw0KGgo1".repeat(6);
    var lines = ("    " + picture + "\n").repeat(5);
    var yaml = "name: Northwell\nphoto: %s\nmap: |\n%send: x\n".formatted(picture.repeat(5), lines);
    var parsed = Samples.parse("wells.yml", yaml);
    assertThat(parsed.text()).isEqualTo("name: Northwell\nphoto:\nmap: |\nend: x\n");
    assertThat(parsed.warnings())
        .containsExactly("2 pictures or files written as base64 were left out");
  }

  @Test
  void keepsALongName() throws Exception {
    var yaml = "a:\n  thisIsOneVeryLongNameOfSomethingThatNobodyEverReads1\nb: 2\n";
    assertThat(Samples.parse("a.yaml", yaml).text()).isEqualTo(yaml);
  }
}
