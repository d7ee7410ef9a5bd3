package dev.trawl.http.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * A page of files.
 *
 * @param hasMore true if more files follow
 */
public record FilesBody(
    String object,
    List<FileBody> data,
    @JsonProperty("first_id") Optional<String> firstId,
    @JsonProperty("last_id") Optional<String> lastId,
    @JsonProperty("has_more") boolean hasMore) {

  /**
   * The first {@code limit} of {@code files} after the one with id {@code after}; empty if there is
   * no file with that id.
   */
  public static FilesBody page(List<FileBody> files, Optional<String> after, int limit) {
    var following =
        after.isEmpty()
            ? files
            : files.stream().dropWhile(file -> !file.id().equals(after.get())).skip(1).toList();
    var page = following.stream().limit(limit).toList();
    return new FilesBody(
        "list",
        page,
        page.stream().findFirst().map(FileBody::id),
        page.reversed().stream().findFirst().map(FileBody::id),
        page.size() < following.size());
  }
}
