package dev.trawl.protocol;

/**
 * An item of a list, found in a document.
 *
 * @param text the item, in the words of its evidence
 * @param evidence the sentence that names it
 */
public record FoundItem(String text, Evidence evidence) implements Wire {}
