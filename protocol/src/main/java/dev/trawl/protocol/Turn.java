package dev.trawl.protocol;

/**
 * One question of a conversation, and its answer.
 *
 * @param question preferably the rewritten question, which can be understood on its own
 * @param answer empty if the question was not answered
 */
public record Turn(String question, String answer) implements Wire {}
