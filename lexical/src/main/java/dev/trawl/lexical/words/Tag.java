package dev.trawl.lexical.words;

/** The part of speech of a word, in the detail that the ranking of spans needs. */
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
