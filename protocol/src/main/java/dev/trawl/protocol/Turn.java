package dev.trawl.protocol;

/**
 * A question of a conversation and its answer.
 *
 * @param question preferably as it was rewritten, so that it can be understood alone
 * @param answer empty if the question was not answered
 */
public record Turn(String question, String answer) implements Wire {}
