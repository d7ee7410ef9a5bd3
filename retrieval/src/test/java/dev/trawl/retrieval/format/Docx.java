package dev.trawl.retrieval.format;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a Word document from the XML of its body and of other parts. */
final class Docx {
  private static final String NAMESPACES =
      """
       xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
       xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
       xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
       xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
       xmlns:v="urn:schemas-microsoft-com:vml"
       xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
       xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"\
      """;

  private final Map<String, String> parts = new LinkedHashMap<>();
  private final String body;

  private Docx(String body) {
    this.body = body;
  }

  static Docx body(String xml) {
    return new Docx(xml);
  }

  /** A paragraph with the XML of its runs. */
  static String p(String runs) {
    return "<w:p>" + runs + "</w:p>";
  }

  static String r(String text) {
    return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
  }

  /** A run with properties. */
  static String r(String properties, String text) {
    return "<w:r><w:rPr>%s</w:rPr><w:t xml:space=\"preserve\">%s</w:t></w:r>"
        .formatted(properties, text);
  }

  static String raised(String text) {
    return r("<w:vertAlign w:val=\"superscript\"/>", text);
  }

  static String lowered(String text) {
    return r("<w:vertAlign w:val=\"subscript\"/>", text);
  }

  /**
   * Adds a part such as {@code styles}.
   *
   * @param name its name, which is also the type of its relationship
   */
  Docx with(String name, String element, String xml) {
    parts.put(name, "<w:%s%s>%s</w:%s>".formatted(element, NAMESPACES, xml, element));
    return this;
  }

  byte[] bytes() throws IOException {
    var zip =
        Zips.zip()
            .with("[Content_Types].xml", "<Types/>")
            .with("_rels/.rels", relations(Map.of("word/document", "officeDocument")))
            .with(
                "word/document.xml",
                "<w:document%s><w:body>%s</w:body></w:document>".formatted(NAMESPACES, body));
    var relations = new LinkedHashMap<String, String>();
    for (var part : parts.entrySet()) {
      zip.with("word/" + part.getKey() + ".xml", part.getValue());
      relations.put(part.getKey(), part.getKey().replaceAll("\\d", ""));
    }
    return zip.with("word/_rels/document.xml.rels", relations(relations)).bytes();
  }

  private static String relations(Map<String, String> types) {
    var xml = new StringBuilder();
    types.forEach(
        (part, type) ->
            xml.append(
                ("<Relationship Id=\"%s\" Target=\"%s.xml\" Type=\"http://schemas.openxmlformats"
                        + ".org/officeDocument/2006/relationships/%s\"/>")
                    .formatted(part, part, type)));
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + xml
        + "</Relationships>";
  }

  String text() throws Exception {
    return Samples.parse("a.docx", bytes()).text();
  }
}
