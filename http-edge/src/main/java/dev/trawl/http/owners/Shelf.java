package dev.trawl.http.owners;

import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The open documents of an owner, in the order in which they were opened. Thread-safe. */
public final class Shelf {
  private final Allowance allowance;

  /**
   * Guarded by its own lock: the check of the limits and the insertion must be one step. This is a
   * lock and not an actor, because every request needs the result at once.
   */
  private final Map<DocumentId, Item> items = new LinkedHashMap<>();

  Shelf(Allowance allowance) {
    this.allowance = allowance;
  }

  /**
   * @param document the document, with its owner's name for it
   * @param upload the SHA-256 of its file; empty if it was not uploaded
   */
  public record Item(Document document, Optional<String> upload) {}

  /** The result of adding an item. */
  public enum AddResult {
    NEW,
    ALREADY_OPEN,
    NO_ROOM
  }

  public AddResult add(Item item) {
    synchronized (items) {
      if (items.containsKey(item.document().id())) {
        return AddResult.ALREADY_OPEN;
      }
      if (items.size() >= allowance.maxDocuments()
          || characters() + item.document().characters() > allowance.maxCharacters()) {
        return AddResult.NO_ROOM;
      }
      items.put(item.document().id(), item);
      return AddResult.NEW;
    }
  }

  /** Returns true if not even a very short document could be added. */
  public boolean isFull() {
    synchronized (items) {
      return items.size() >= allowance.maxDocuments() || characters() >= allowance.maxCharacters();
    }
  }

  public Optional<Document> find(DocumentId id) {
    synchronized (items) {
      return Optional.ofNullable(items.get(id)).map(Item::document);
    }
  }

  public Optional<Item> remove(DocumentId id) {
    synchronized (items) {
      return Optional.ofNullable(items.remove(id));
    }
  }

  public List<Document> documents() {
    synchronized (items) {
      return items.values().stream().map(Item::document).toList();
    }
  }

  /** The documents whose files were uploaded. */
  public List<Item> uploads() {
    synchronized (items) {
      return items.values().stream().filter(item -> item.upload().isPresent()).toList();
    }
  }

  private long characters() {
    return items.values().stream().mapToLong(item -> item.document().characters()).sum();
  }
}
