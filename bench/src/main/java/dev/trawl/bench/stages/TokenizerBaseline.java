package dev.trawl.bench.stages;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/**
 * The baseline for counting tokens: only the tokenizer library that trawl uses, called once for a
 * whole text.
 */
final class TokenizerBaseline {
  private static final Encoding CL100K =
      Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);

  private TokenizerBaseline() {}

  static int count(String text) {
    return CL100K.countTokensOrdinary(text);
  }
}
