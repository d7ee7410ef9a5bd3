package dev.trawl.lexical.question;

/** The kind of answer that a question asks for. */
public enum Kind {
  PERSON,
  PLACE,
  /** A day, month, time, or any answer to "when". */
  DATE,
  YEAR,
  COUNT,
  MONEY,
  PERCENT,
  DURATION,
  /** A length, weight, age or speed: a number with its unit. */
  MEASURE,
  /** A passcode, key, identifier or telephone number. */
  CODE,
  /** The name of something. */
  NAME,
  REASON,
  MANNER,
  YES_NO,
  /** Anything else. */
  THING;

  /** Returns true if an answer must contain a number. */
  boolean isNumeric() {
    return this == COUNT || this == MONEY || this == PERCENT || this == MEASURE || this == YEAR;
  }
}
