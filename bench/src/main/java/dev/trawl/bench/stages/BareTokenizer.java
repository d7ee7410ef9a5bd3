package dev.trawl.bench.stages;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/** The library that counts our tokens, asked for a whole text at once. */
final class BareTokenizer {
  private static final Encoding CL100K =
      Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);

  private BareTokenizer() {}

  static int count(String text) {
    return CL100K.countTokensOrdinary(text);
  }
}
