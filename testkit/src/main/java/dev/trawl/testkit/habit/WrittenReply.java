package dev.trawl.testkit.habit;

/**
 * The text of a reply.
 *
 * @param cut whether it ends in the middle
 */
public record WrittenReply(String text, boolean cut) {}
