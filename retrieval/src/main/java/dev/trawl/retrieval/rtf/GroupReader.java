package dev.trawl.retrieval.rtf;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Follows the groups of a file, and passes its text and control words on with the formatting that
 * they have there. Not thread-safe.
 */
final class GroupReader {
  /** Groups that are nested deeper are read without formatting of their own. */
  private static final int MAX_DEPTH = 10_000;

  private final Tokens tokens;
  private final Contents contents;
  private final Fonts fonts;
  private final PendingText pending = new PendingText();
  private final Deque<GroupState> outer = new ArrayDeque<>();
  private GroupState group = new GroupState();

  /** Open groups that are nested too deeply. */
  private int tooDeep;

  /** Characters to skip after one in Unicode. */
  private int toSkip;

  /** The group has just started. */
  private boolean starts;

  /** Unknown groups that start with this mark are skipped. */
  private boolean isMarked;

  /** The outermost group was closed. */
  private boolean hasEnded;

  private boolean isComplete;
  private boolean continues;

  GroupReader(Tokens tokens, Contents contents, Fonts fonts) {
    this.tokens = tokens;
    this.contents = contents;
    this.fonts = fonts;
    tokens.setJapanese(() -> fonts.charset(group.font).equals(CodePages.JAPANESE));
  }

  /** Reads to the end of the file. */
  void read() throws IOException {
    for (var kind = tokens.next(); kind != Tokens.Kind.END; kind = tokens.next()) {
      continues |= hasEnded && kind != Tokens.Kind.CLOSE && !isPadding(kind);
      switch (kind) {
        case OPEN -> open();
        case CLOSE -> close();
        case WORD -> word();
        case SYMBOL -> symbol(tokens.value());
        case TEXT -> text();
        case BYTE -> addByte(tokens.value());
        case END -> {}
      }
      starts = kind == Tokens.Kind.OPEN;
    }
    flush();
    isComplete = outer.isEmpty();
    while (!outer.isEmpty()) {
      close();
    }
  }

  private boolean isPadding(Tokens.Kind kind) {
    if (kind != Tokens.Kind.TEXT) {
      return false;
    }
    for (var bytes = tokens.bytes(); bytes.hasRemaining(); ) {
      byte b = bytes.get();
      if (b < 0 || b > ' ') {
        return false;
      }
    }
    return true;
  }

  /** Returns true if all groups were closed. */
  boolean isComplete() {
    return isComplete;
  }

  /** Returns true if there was something after the end of the document. */
  boolean continuesAfterEnd() {
    return continues;
  }

  private void open() {
    flush();
    toSkip = 0;
    isMarked = false;
    if (outer.size() >= MAX_DEPTH) {
      tooDeep++;
      return;
    }
    outer.push(group);
    group = group.inner();
    if (group.into == Destination.STYLES) {
      contents.start(Destination.STYLE, group);
    }
  }

  private void close() {
    flush();
    toSkip = 0;
    if (tooDeep > 0) {
      tooDeep--;
      return;
    }
    var around = outer.poll();
    if (around != null) {
      var ended = group.ends;
      group = around;
      contents.end(ended, group);
      hasEnded |= outer.isEmpty();
    }
  }

  private void text() {
    var bytes = tokens.bytes();
    int skipped = Math.min(toSkip, bytes.remaining());
    toSkip -= skipped;
    bytes.position(bytes.position() + skipped);
    pending.add(bytes);
    if (pending.isLong()) {
      pending.decodeStart(fonts.charset(group.font));
      contents.text(pending.take(), group);
    }
  }

  private void addByte(int b) {
    if (toSkip > 0) {
      toSkip--;
    } else {
      pending.add(b);
    }
  }

  private void symbol(int symbol) {
    switch (symbol) {
      case '*' -> isMarked = starts;
      case '\\', '{', '}' -> addByte(symbol);
      case '\r', '\n' -> {
        flush();
        contents.endParagraph(group);
      }
      default -> {
        var character = SpecialCharacters.ofSymbol(symbol);
        if (character != null) {
          addCharacters(character);
        }
      }
    }
  }

  private void addCharacters(String characters) {
    if (toSkip > 0) {
      toSkip--;
      return;
    }
    decode();
    characters.chars().forEach(c -> pending.addCharacter((char) c));
  }

  private void word() throws IOException {
    boolean wasMarked = isMarked;
    isMarked = false;
    var name = tokens.word();
    if (name.equals("u")) {
      decode();
      pending.addCharacter((char) tokens.parameter(0xfffd));
      toSkip = group.fallback;
      return;
    }
    var character = SpecialCharacters.ofWord(name);
    if (character != null) {
      addCharacters(character);
      return;
    }
    flush();
    toSkip = 0;
    var destination = Destination.of(name);
    if (destination != null) {
      start(destination);
    } else if (wasMarked && !isPartOfFormula(name)) {
      start(Destination.SKIPPED);
    } else if (!group.read(name, tokens) || group.into.hasOwnWords()) {
      contents.word(name, tokens.parameter(1), group);
    }
  }

  private boolean isPartOfFormula(String name) {
    return group.into == Destination.FORMULA && FormulaTree.isPart(name);
  }

  /** The outermost group is the document, whatever words it contains. */
  private void start(Destination destination) throws IOException {
    if (outer.size() <= (hasEnded ? 0 : 1)) {
      return;
    }
    boolean isRead =
        destination != Destination.SKIPPED
            && tooDeep == 0
            && group.ends == Destination.BODY
            && contents.start(destination, group);
    if (isRead && destination == Destination.OBJECT) {
      contents.object(tokens.hexadecimal());
      isRead = false;
    }
    if (!isRead) {
      tokens.skipGroup();
    }
  }

  private void decode() {
    if (pending.hasBytes()) {
      pending.decode(fonts.charset(group.font), fonts.documentCharset());
    }
  }

  /** Writes the text so far, because its formatting may change. */
  private void flush() {
    decode();
    var words = pending.take();
    if (!words.isEmpty()) {
      contents.text(words, group);
    }
  }
}
