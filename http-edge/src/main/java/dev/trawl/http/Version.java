package dev.trawl.http;

import java.util.Optional;

/** The version of trawl, from the manifest of its jar. */
public final class Version {
  /** {@code development} if trawl does not run from its jar. */
  public static final String CURRENT =
      Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
          .orElse("development");

  private Version() {}
}
