package dev.trawl.lexical.plan;

/** {@code holder} is the {@code noun} of {@code possessor}, as a sentence says. */
record Tie(String holder, String noun, String possessor) {}
