package dev.trawl.http.openai;

import dev.trawl.protocol.Level;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The models that clients can choose: one for each level. */
public enum ChatModel {
  AUTO(Level.AUTO),
  RETRIEVE(Level.RETRIEVE),
  READ(Level.READ),
  REASON(Level.REASON);

  private final Level level;

  ChatModel(Level level) {
    this.level = level;
  }

  /** The model with this id, for example {@code trawl-read}. */
  public static Optional<ChatModel> of(String id) {
    return Stream.of(values()).filter(model -> model.id().equals(id)).findFirst();
  }

  public String id() {
    return "trawl-" + name().toLowerCase(Locale.ROOT);
  }

  public Level level() {
    return level;
  }
}
