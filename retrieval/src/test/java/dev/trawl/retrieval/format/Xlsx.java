package dev.trawl.retrieval.format;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a workbook with one sheet part by part, with the XML that no library writes. */
final class Xlsx {
  private static final String TYPES =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

  private final Map<String, String> parts = new LinkedHashMap<>();
  private final StringBuilder bookRelations = new StringBuilder();
  private final StringBuilder sheetRelations = new StringBuilder();
  private final String content;
  private String more = "";
  private boolean strict;
  private int relations = 10;

  private Xlsx(String content) {
    this.content = content;
  }

  /** A workbook whose sheet S has {@code rows}. */
  static Xlsx sheet(String rows) {
    return new Xlsx("<sheetData>" + rows + "</sheetData>");
  }

  /** A workbook whose sheet S has {@code content} in its worksheet element. */
  static Xlsx content(String content) {
    return new Xlsx(content);
  }

  Xlsx part(String name, String xml) {
    parts.put(name, xml);
    return this;
  }

  Xlsx workbook(String xml) {
    more = xml;
    return this;
  }

  Xlsx bookRelation(String type, String target) {
    bookRelations.append(relation("rId" + relations++, type, target));
    return this;
  }

  Xlsx sheetRelation(String type, String target) {
    sheetRelations.append(relation("rId" + relations++, type, target));
    return this;
  }

  /** Uses the namespaces of Strict Open XML. */
  Xlsx strict() {
    strict = true;
    return this;
  }

  byte[] bytes() throws IOException {
    parts.put(
        "[Content_Types].xml",
        "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>");
    parts.put("_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.xml")));
    parts.put(
        "xl/workbook.xml",
        "<workbook><sheets><sheet name='S' sheetId='1' r:id='rId1'/></sheets>"
            + more
            + "</workbook>");
    parts.put(
        "xl/_rels/workbook.xml.rels",
        relations(relation("rId1", "worksheet", "worksheets/sheet1.xml") + bookRelations));
    parts.put("xl/worksheets/sheet1.xml", "<worksheet>" + content + "</worksheet>");
    parts.put("xl/worksheets/_rels/sheet1.xml.rels", relations(sheetRelations.toString()));
    var zip = Zips.zip();
    for (var part : parts.entrySet()) {
      zip.with(part.getKey(), named(part.getValue()));
    }
    return zip.bytes();
  }

  private String named(String xml) {
    var spaces =
        " xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
            + " xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>";
    var whole = xml.contains("xmlns=") ? xml : xml.replaceFirst(">", spaces);
    return strict
        ? whole
            .replace(
                "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                "http://purl.oclc.org/ooxml/spreadsheetml/main")
            .replace(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships")
        : whole;
  }

  private static String relation(String id, String type, String target) {
    return "<Relationship Id='%s' Type='%s' Target='%s'/>".formatted(id, TYPES + type, target);
  }

  private static String relations(String all) {
    return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        + all
        + "</Relationships>";
  }
}
