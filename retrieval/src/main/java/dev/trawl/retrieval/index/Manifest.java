package dev.trawl.retrieval.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * The manifest of an index. It is written last and read first. It contains the description of the
 * document, and the length and checksum of every other file. The first line is the checksum of the
 * manifest itself.
 */
final class Manifest {
  static final String FILE = "manifest.json";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SLICE = 1 << 16;

  private Manifest() {}

  /** The length and the checksum of a file. */
  private record FileState(long length, long checksum) {}

  /** Writes a manifest of the files that are now in {@code folder}. */
  static void write(Path folder, Document document) throws IOException {
    var body = JSON.createObjectNode();
    body.set("document", JSON.valueToTree(document));
    var files = body.putObject("files");
    for (var entry : fileStates(folder).entrySet()) {
      files
          .putObject(entry.getKey())
          .put("length", entry.getValue().length())
          .put("checksum", entry.getValue().checksum());
    }
    String text = JSON.writeValueAsString(body);
    Files.writeString(folder.resolve(FILE), checksum(text) + "\n" + text);
  }

  /**
   * Reads the description of the document whose index is in {@code folder}, with {@code name} as
   * the document's name.
   *
   * @throws IOException if a file has changed since it was written
   */
  static Document read(Path folder, String name) throws IOException {
    String content = Files.readString(folder.resolve(FILE));
    int line = content.indexOf('\n');
    if (line < 0 || !content.substring(0, line).equals(checksum(content.substring(line + 1)))) {
      throw new IOException("damaged: " + FILE);
    }
    var body = JSON.readTree(content.substring(line + 1));
    var fileStates = fileStates(folder);
    for (var entry : body.path("files").properties()) {
      var expected =
          new FileState(
              entry.getValue().path("length").longValue(),
              entry.getValue().path("checksum").longValue());
      if (!expected.equals(fileStates.get(entry.getKey()))) {
        throw new IOException("damaged: " + entry.getKey());
      }
    }
    return document(body.path("document"), name);
  }

  private static Document document(JsonNode node, String name) {
    return new Document(
        new DocumentId(node.path("id").asText()),
        name,
        node.path("mediaType").asText(),
        node.path("pages").intValue(),
        node.path("characters").intValue(),
        node.path("tokens").intValue(),
        node.path("chunks").intValue(),
        node.path("languages").valueStream().map(JsonNode::asText).toList(),
        node.path("warnings").valueStream().map(JsonNode::asText).toList());
  }

  private static Map<String, FileState> fileStates(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !isExcluded(file.getFileName().toString()))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString(),
                  Manifest::fileState,
                  (left, right) -> left,
                  TreeMap::new));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isExcluded(String name) {
    return name.equals(FILE) || name.equals("write.lock");
  }

  private static FileState fileState(Path file) {
    var checksum = new CRC32C();
    var slice = ByteBuffer.allocateDirect(SLICE);
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (channel.read(slice) >= 0) {
        checksum.update(slice.flip());
        slice.clear();
      }
      return new FileState(channel.size(), checksum.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String checksum(String text) {
    var checksum = new CRC32C();
    checksum.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(checksum.getValue());
  }
}
