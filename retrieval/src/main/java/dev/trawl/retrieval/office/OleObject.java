package dev.trawl.retrieval.office;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.Ole10Native;
import org.apache.poi.poifs.filesystem.Ole10NativeException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * A file inside an OLE object. Office stores the files of other programs in this way.
 *
 * @param name its name; {@code ""} if the object does not contain it
 */
public record OleObject(String name, byte[] content) {
  private static final List<String> DOCUMENTS =
      List.of(
          "WordDocument",
          "PowerPoint Document",
          "Workbook",
          "Book",
          "EncryptedPackage",
          "__properties_version1.0");

  /**
   * The file in {@code ole}, or {@code ole} itself if it is a document. Empty for other objects,
   * such as equations.
   *
   * @throws IOException if the object is damaged
   */
  public static Optional<OleObject> in(byte[] ole) throws IOException {
    try (var files = new POIFSFileSystem(new ByteArrayInputStream(ole))) {
      var root = files.getRoot();
      if (DOCUMENTS.stream().anyMatch(root::hasEntryCaseInsensitive)) {
        return Optional.of(new OleObject("", ole));
      }
      if (root.hasEntryCaseInsensitive(Ole10Native.OLE10_NATIVE)) {
        var object = Ole10Native.createFromEmbeddedOleObject(root);
        var name = Objects.requireNonNullElse(object.getLabel(), "");
        return Optional.of(new OleObject(name, object.getDataBuffer()));
      }
      var content = entry(root, "Package");
      return content.isPresent() ? content : entry(root, "CONTENTS");
    } catch (Ole10NativeException | IllegalArgumentException e) {
      throw new IOException(e);
    }
  }

  private static Optional<OleObject> entry(DirectoryNode root, String name) throws IOException {
    if (!root.hasEntryCaseInsensitive(name)) {
      return Optional.empty();
    }
    try (InputStream in = root.createDocumentInputStream(root.getEntryCaseInsensitive(name))) {
      return Optional.of(new OleObject("", in.readAllBytes()));
    }
  }
}
