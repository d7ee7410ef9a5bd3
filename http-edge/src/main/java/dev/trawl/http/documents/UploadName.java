package dev.trawl.http.documents;

import java.util.Optional;

/**
 * The name of an uploaded document: the last part of the client's file name. It is only a label and
 * never used as the name of a file on disk.
 */
public final class UploadName {
  private static final int MAX_CHARACTERS = 200;
  private static final String UNNAMED = "document";

  private UploadName() {}

  public static String of(Optional<String> fileName) {
    return fileName
        .map(name -> name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1))
        .map(name -> name.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "").strip())
        .filter(name -> !name.isEmpty() && !name.equals(".") && !name.equals(".."))
        .map(UploadName::shortened)
        .orElse(UNNAMED);
  }

  /** Cuts the name at the front, because the file extension is at the end. */
  private static String shortened(String name) {
    var cut = Math.max(0, name.length() - MAX_CHARACTERS);
    return name.substring(cut > 0 && Character.isLowSurrogate(name.charAt(cut)) ? cut + 1 : cut);
  }
}
