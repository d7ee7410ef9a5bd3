package dev.trawl.lexical.words;

/** What part a word plays, as far as span ranking needs to know. */
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
  /** Subordinators: because, that, if. */
  SUBORD,
  PART,
  PUNCT,
  SYM,
  OTHER
}
