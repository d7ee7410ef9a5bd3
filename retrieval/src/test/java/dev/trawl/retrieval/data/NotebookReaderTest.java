package dev.trawl.retrieval.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.retrieval.document.ParsedDocument.Heading;
import dev.trawl.retrieval.format.Samples;
import org.junit.jupiter.api.Test;

class NotebookReaderTest {
  @Test
  void readsTextCodeAndPrintedTextCellByCell() throws Exception {
    var parsed =
        Samples.parse(
            "wells.ipynb",
            notebook(
                """
                {"cell_type": "markdown", "metadata": {"id": "x"}, "source": ["# Wells\\n", "Deep."]},
                {"cell_type": "code", "execution_count": 1, "metadata": {}, "outputs": [
                  {"output_type": "stream", "name": "stdout", "text": ["\\u001b[31m82\\u001b[0m m\\n"]},
                  {"output_type": "execute_result", "data": {"text/html": "<table></table>",
                    "text/plain": ["   depth\\n", "0     82"]}}],
                  "source": "# not a heading\\nprint(depth)"},
                {"cell_type": "markdown", "metadata": {}, "source": "## End"}
                """));
    assertThat(parsed.text())
        .isEqualTo(
            "# Wells\nDeep.\n\n# not a heading\nprint(depth)\n\n82 m\n\ndepth\n0     82\n\n## End");
    assertThat(parsed.pages()).extracting("startChar").containsExactly(0, 15, 67);
    assertThat(parsed.headings())
        .containsExactly(new Heading(1, 0, "Wells"), new Heading(2, 67, "End"));
  }

  @Test
  void leavesPicturesOut() throws Exception {
    var picture = "iVBORw0KGgo1".repeat(40);
    var parsed =
        Samples.parse(
            "a.ipynb",
            notebook(
                """
                {"cell_type": "markdown", "source": "Map: ![map](data:image/png;base64,%s)"},
                {"cell_type": "code", "source": "plot()", "outputs": [{"output_type": "display_data",
                  "data": {"image/png": "%s", "text/plain": "<Figure size 640x480 with 1 Axes>"}}]}
                """
                    .formatted(picture, picture)));
    assertThat(parsed.text()).isEqualTo("Map: ![map]()\n\nplot()");
    assertThat(parsed.warnings())
        .containsExactly("2 pictures or files written as base64 were left out");
  }

  @Test
  void readsATableThatHasOnlyHtml() throws Exception {
    var parsed =
        Samples.parse(
            "a.ipynb",
            notebook(
                """
                {"cell_type": "code", "source": "show()", "outputs": [{"output_type": "display_data",
                  "data": {"text/html": ["<p>Northwell is ", "<b>82 m</b> deep.</p>"]}}]}
                """));
    assertThat(parsed.text()).startsWith("show()\n\nNorthwell is 82 m deep.");
    assertThat(parsed.pages()).hasSize(1);
  }

  @Test
  void readsTheErrorOfACellWithoutItsTrace() throws Exception {
    var parsed =
        Samples.parse(
            "a.ipynb",
            notebook(
                """
                {"cell_type": "code", "source": "1/0", "outputs": [{"output_type": "error",
                  "ename": "ZeroDivisionError", "evalue": "division by zero",
                  "traceback": ["\\u001b[0;31m-----"]}]}
                """));
    assertThat(parsed.text()).isEqualTo("1/0\n\nZeroDivisionError: division by zero");
  }

  @Test
  void readsOldNotebooksWithWorksheetsAndHeadingCells() throws Exception {
    var parsed =
        Samples.parse(
            "old.ipynb",
            """
            {"nbformat": 3, "worksheets": [{"cells": [
              {"cell_type": "heading", "level": 2, "source": ["Wells"]},
              {"cell_type": "code", "input": ["depth"], "outputs": [
                {"output_type": "pyout", "text": ["82"]}]}]}]}
            """);
    assertThat(parsed.text()).isEqualTo("## Wells\n\ndepth\n\n82");
    assertThat(parsed.headings()).containsExactly(new Heading(2, 0, "Wells"));
  }

  @Test
  void detectsANotebookWithoutItsExtension() throws Exception {
    var parsed =
        Samples.parse("wells", notebook("{\"cell_type\": \"raw\", \"source\": \"Deep.\"}"));
    assertThat(parsed.mediaType()).isEqualTo("application/x-ipynb+json");
    assertThat(parsed.text()).isEqualTo("Deep.");
  }

  @Test
  void readsABrokenNotebookAsText() throws Exception {
    var parsed = Samples.parse("a.ipynb", "{\"cells\": [{\"cell_type\": \"raw\"");
    assertThat(parsed.text()).startsWith("{\"cells\"");
    assertThat(parsed.warnings()).hasSize(1);
  }

  private static String notebook(String cells) {
    return "{\"cells\": [%s], \"metadata\": {\"kernelspec\": {}}, \"nbformat\": 4}"
        .formatted(cells);
  }
}
