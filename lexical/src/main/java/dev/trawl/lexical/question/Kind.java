package dev.trawl.lexical.question;

/** What sort of thing a question asks for. */
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
  /** A length, weight, age, speed: a number with its unit. */
  MEASURE,
  /** A passcode, key, identifier, telephone number: taken letter by letter. */
  CODE,
  /** What something is called. */
  NAME,
  REASON,
  MANNER,
  YES_NO,
  /** Anything else. */
  THING;

  /** Whether an answer must hold a number. */
  boolean isNumeric() {
    return this == COUNT || this == MONEY || this == PERCENT || this == MEASURE || this == YEAR;
  }
}
