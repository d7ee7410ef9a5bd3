package dev.trawl.lexical.plan;

/** A relation stated by a sentence: {@code holder} is the {@code noun} of {@code possessor}. */
record Tie(String holder, String noun, String possessor) {}
