package dev.trawl.lexical.plan;

/** A relation that a sentence states: {@code holder} is the {@code noun} of {@code possessor}. */
record StatedRelation(String holder, String noun, String possessor) {}
