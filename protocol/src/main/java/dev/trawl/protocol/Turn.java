package dev.trawl.protocol;

/**
 * A question of a conversation and what was answered.
 *
 * @param question best as it was understood, so that it can be read without the turns before it
 * @param answer empty where there was none
 */
public record Turn(String question, String answer) implements Wire {}
