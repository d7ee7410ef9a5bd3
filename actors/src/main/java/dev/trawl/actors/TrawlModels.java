package dev.trawl.actors;

import dev.trawl.actors.call.Inspection;
import dev.trawl.actors.call.Models;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.protocol.model.Role;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The methods of {@link Trawl} that describe and check the models. */
abstract sealed class TrawlModels extends TrawlDocuments permits Trawl {
  private final OpenCalls calls;
  private final Models models;
  private final int chunkTokensMax;

  TrawlModels(DocumentAccess documents, OpenCalls calls, Models models, int chunkTokensMax) {
    super(documents, calls);
    this.calls = calls;
    this.models = models;
    this.chunkTokensMax = chunkTokensMax;
  }

  /** Returns true if every model is part of trawl, so that no data is sent to a server. */
  public boolean isEmbedded() {
    return models.areEmbedded();
  }

  /**
   * Returns true if the price of any model is known, so that costs are counted and can be limited.
   */
  public boolean isPriced() {
    return models.arePriced();
  }

  /** The model that writes answers. If there are several, the one with the smallest window. */
  public ReadingModel model() {
    return models.smallestWindow(Role.WRITER);
  }

  /**
   * Returns true if every writer can reply without documents and write JSON, which needs a language
   * model.
   */
  public boolean chats() {
    return models.canChat();
  }

  /**
   * The prices from which costs are computed, one sentence for each, without a full stop. Each
   * sentence names the source of the price and, if the price is built in, the date on which it was
   * read.
   */
  public List<String> prices() {
    return models.prices();
  }

  /**
   * Checks the models. Returns the first problem, in one sentence that names the setting; empty if
   * each endpoint can be reached, accepts the model name and the key, and has a window that is
   * large enough for a chunk. Only requests the endpoints' lists of models, which costs no tokens.
   */
  public CompletionStage<Optional<String>> check() {
    return inspect().thenApply(Inspection::problem);
  }

  /** Checks the models like {@link #check}, and also returns warnings about what may fail later. */
  public CompletionStage<Inspection> inspect() {
    return calls.call(() -> models.inspect(chunkTokensMax));
  }

  /** Why {@code budget} cannot be enforced, in one line; empty if it can. */
  Optional<String> refusal(Budget budget) {
    return models.refusal(budget);
  }
}
