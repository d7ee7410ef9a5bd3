package dev.trawl.retrieval.rtf;

import dev.trawl.retrieval.office.Target;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads a document in RTF. Tika's reader loses the rows of tables and the properties of characters,
 * so that 10 with a raised 6 becomes 106.
 *
 * <p>Headers come before the text of their section and footers at the end, each once. Notes and
 * comments follow the paragraph that refers to them.
 */
public final class RtfDocument {
  private RtfDocument() {}

  public static void write(Path file, Target target) throws IOException {
    try (var tokens = Tokens.open(file, target::check)) {
      var fonts = new Fonts(target);
      var contents = new Contents(target, fonts);
      var groups = new GroupReader(tokens, contents, fonts);
      groups.read();
      contents.finish();
      if (!groups.isComplete()) {
        target.warn("the end of the document is missing; get a complete copy");
      } else if (groups.continuesAfterEnd()) {
        target.warn("the document has text after its end, which is read too");
      }
    }
  }
}
