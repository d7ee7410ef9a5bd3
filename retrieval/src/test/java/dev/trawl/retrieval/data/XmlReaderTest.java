package dev.trawl.retrieval.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.retrieval.document.ParsedDocument.Heading;
import dev.trawl.retrieval.format.Samples;
import org.junit.jupiter.api.Test;

class XmlReaderTest {
  @Test
  void writesRepeatedElementsAsRecords() throws Exception {
    var xml =
        """
        <?xml version="1.0"?>
        <wells region="North">
          <well id="7"><name>Northwell</name><depth unit="m">82</depth></well>
          <well id="8"><name>Southwell</name><depth unit="m">40</depth></well>
        </wells>
        """;
    assertThat(Samples.parse("wells.xml", xml).text())
        .isEqualTo(
            """
            region: North
            well: id: 7; name: Northwell; depth: 82; depth.unit: m
            well: id: 8; name: Southwell; depth: 40; depth.unit: m
            """);
  }

  @Test
  void readsRunningTextAsParagraphs() throws Exception {
    var xml =
        """
        <?xml version="1.0"?>
        <article><title>The lamp</title>
          <para>The lamp was lit by <person>Orla
            Brandt</person> in 1874.</para>
          <para>It burns.</para></article>
        """;
    var parsed = Samples.parse("a.xml", xml);
    assertThat(parsed.text().strip())
        .isEqualTo("The lamp\n\nThe lamp was lit by Orla Brandt in 1874.\n\nIt burns.");
    assertThat(parsed.headings()).containsExactly(new Heading(1, 0, "The lamp"));
  }

  @Test
  void readsTheTextOfAFeed() throws Exception {
    var xml =
        """
        <?xml version="1.0"?>
        <rss><channel><title>News</title>
          <item><title>Lamp</title><description><![CDATA[<p>The lamp is <b>lit</b>.</p>]]></description></item>
          <item><title>Bell</title><description>The bell rings.</description></item>
        </channel></rss>
        """;
    assertThat(Samples.parse("a.rss", xml).text())
        .contains("title: Lamp; description: The lamp is lit.")
        .contains("title: Bell; description: The bell rings.");
  }

  @Test
  void doesNotReadOtherFiles() throws Exception {
    var xml =
        """
        <?xml version="1.0"?>
        <!DOCTYPE a [<!ENTITY secret SYSTEM "file:///etc/hostname"> <!ENTITY twice "no no">]>
        <a><name>Northwell</name><b>&secret;&twice;</b><c>82</c></a>
        """;
    assertThat(Samples.parse("a.xml", xml).text()).isEqualTo("name: Northwell; b: no no; c: 82\n");
  }

  @Test
  void detectsXmlByItsDeclaration() throws Exception {
    assertThat(Samples.parse("a", "<?xml version='1.0'?><a><depth>82</depth></a>").text())
        .isEqualTo("depth: 82\n");
  }

  @Test
  void readsBrokenXmlAsTextAndWarns() throws Exception {
    var parsed = Samples.parse("a.xml", "<wells><well>Northwell</wells>");
    assertThat(parsed.text()).isEqualTo("<wells><well>Northwell</wells>");
    assertThat(parsed.warnings()).hasSize(1);
  }
}
