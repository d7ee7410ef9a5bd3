package dev.trawl.lexical.words;

/** The part of speech of a word, as detailed as the ranking of spans needs it. */
public enum Tag {
  NOUN,
  NAME,
  VERB,
  /** Auxiliaries and copulas. */
  AUX,
  ADJ,
  ADV,
  NUM,
  /** Units and Chinese measure words. */
  MEASURE,
  DET,
  PRON,
  ADP,
  CONJ,
  /** Subordinating conjunctions: because, that, if. */
  SUBORD,
  PART,
  PUNCT,
  SYM,
  OTHER
}
