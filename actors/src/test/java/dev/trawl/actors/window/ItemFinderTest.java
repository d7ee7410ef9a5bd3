package dev.trawl.actors.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.protocol.model.ReadingModel.Item;
import java.util.Collections;
import java.util.List;
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

  @Test
  void findsEachOfSeveralIdenticalSentences() {
    var bell = "The fog bell rang. ";
    var excerpt = Excerpts.of(bell + "It grew dark. " + bell + bell);
    var item = new Item("fog bell", bell.strip());
    assertThat(ItemFinder.findAll(excerpt, Collections.nCopies(3, item)))
        .extracting(found -> found.evidence().span().startChar())
        .containsExactly(0, 33, 52);
    assertThat(ItemFinder.findAll(excerpt, Collections.nCopies(5, item))).hasSize(3);
  }

  @Test
  void findsAnItemOnceIfItsSentenceIsNotRepeated() {
    var item = new Item("Aurora", LAUNCHED);
    assertThat(ItemFinder.findAll(EXCERPT, List.of(item, item, new Item("Boreas", LAUNCHED))))
        .extracting(found -> found.text())
        .containsExactly("Aurora", "Boreas");
  }

  private static Optional<String> quote(String item, String sentence) {
    return ItemFinder.find(EXCERPT, new Item(item, sentence))
        .map(found -> found.evidence().quote());
  }
}
