package dev.trawl.actors.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.model.ReadingModel.Item;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ItemFinderTest {
  private static final String LAUNCHED = "The yard launched the Aurora and the Boreas.";
  private static final Excerpt EXCERPT = Excerpts.of(LAUNCHED + " The Castor came from Malmo.");

  @Test
  void citesTheSentenceThatNamesTheItem() {
    assertThat(quote("Aurora", LAUNCHED)).contains(LAUNCHED);
    assertThat(quote("aurora", LAUNCHED)).contains(LAUNCHED);
  }

  @Test
  void looksForTheItemIfItsSentenceDoesNotNameIt() {
    assertThat(quote("Castor", LAUNCHED)).contains("The Castor came from Malmo.");
    assertThat(quote("Castor", "Castor")).contains("The Castor came from Malmo.");
  }

  @Test
  void findsNoItemThatTheChunkDoesNotName() {
    assertThat(quote("Delphin", LAUNCHED)).isEmpty();
    assertThat(quote("", LAUNCHED)).isEmpty();
  }

  private static Optional<String> quote(String item, String sentence) {
    return ItemFinder.find(EXCERPT, new Item(item, sentence))
        .map(found -> found.evidence().quote());
  }
}
