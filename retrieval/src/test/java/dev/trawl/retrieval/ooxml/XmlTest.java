package dev.trawl.retrieval.ooxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlTest {
  @Test
  void readsAllTextWithinAnElementAndNothingAfterIt() throws IOException {
    try (var xml = open("<a><b>one <i>two</i><![CDATA[ <3>]]><!-- no --></b>four</a>")) {
      start(xml, "b");
      assertThat(xml.textWithin()).isEqualTo("one two <3>");
      assertThat(xml.depth()).isEqualTo(1);
      assertThat(xml.next() && xml.isText()).isTrue();
      assertThat(xml.text()).isEqualTo("four");
    }
  }

  @Test
  void skipsAnElement() throws IOException {
    try (var xml = open("<a><b><b>one</b><c/></b><d/></a>")) {
      start(xml, "b");
      xml.skip();
      assertThat(xml.next() && xml.starts("d")).isTrue();
    }
  }

  @Test
  void readsElementsThatAreNestedDeeply() throws IOException {
    try (var xml = open("<a>".repeat(1500) + "deep" + "</a>".repeat(1500))) {
      start(xml, "a");
      assertThat(xml.textWithin()).isEqualTo("deep");
    }
  }

  @Test
  void refusesElementsThatAreNestedWithoutEnd() throws IOException {
    try (var xml = open("<a>".repeat(100_000))) {
      start(xml, "a");
      assertThatExceptionOfType(MalformedXmlException.class).isThrownBy(xml::skip);
    }
  }

  @Test
  void readsNoExternalEntity() throws IOException {
    var bomb = "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>";
    assertThatExceptionOfType(MalformedXmlException.class)
        .isThrownBy(
            () -> {
              try (var xml = open(bomb)) {
                start(xml, "a");
                xml.textWithin();
              }
            });
  }

  @ParameterizedTest
  @CsvSource({
    "12, 12, 12",
    "-12, -1, -12",
    "0, 0, 0",
    "'', -1, -1",
    "-, -1, -1",
    "1e3, -1, -1",
    "1234567890, -1, -1",
    "123456789, 123456789, 123456789"
  })
  void readsNumbers(String written, int number, int signed) throws IOException {
    try (var xml = open("<a n='%s'/>".formatted(written))) {
      start(xml, "a");
      assertThat(xml.number("n", -1)).isEqualTo(number);
      assertThat(xml.signedNumber("n", -1)).isEqualTo(signed);
      assertThat(xml.number("other", 7)).isEqualTo(7);
    }
  }

  @Test
  void namesElementsAndRelationsByTheirNamespaces() throws IOException {
    var text =
        """
        <x:p xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
          xmlns:q="http://purl.oclc.org/ooxml/officeDocument/relationships" id="no" q:id="rId1"/>
        """;
    try (var xml = open(text)) {
      start(xml, "p");
      assertThat(xml.prefixedName()).isEqualTo("w:p");
      assertThat(xml.relation("id")).isEqualTo("rId1");
      assertThat(xml.relation("embed")).isEmpty();
    }
  }

  private static Xml open(String text) throws IOException {
    return Xml.open(new ByteArrayInputStream(text.getBytes()));
  }

  private static void start(Xml xml, String element) throws IOException {
    do {
      assertThat(xml.next()).isTrue();
    } while (!xml.starts(element));
  }
}
