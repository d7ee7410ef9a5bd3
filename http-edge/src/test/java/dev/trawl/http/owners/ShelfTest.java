package dev.trawl.http.owners;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.http.owners.Shelf.AddResult;
import dev.trawl.http.owners.Shelf.Item;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests the limits on an owner's open documents. */
class ShelfTest {
  private final Shelf shelf = new Shelf(new Allowance(OptionalInt.empty(), 1, 3, 100));

  @Test
  void keepsDocumentsInTheOrderOfOpening() {
    assertThat(shelf.add(item('c', 10))).isEqualTo(AddResult.NEW);
    assertThat(shelf.add(item('a', 10))).isEqualTo(AddResult.NEW);
    assertThat(shelf.documents()).extracting(Document::name).containsExactly("c.txt", "a.txt");
    assertThat(shelf.find(id('a')).map(Document::name)).contains("a.txt");
    assertThat(shelf.find(id('b'))).isEmpty();
  }

  @Test
  void keepsTheSameContentOnceWithItsFirstName() {
    shelf.add(item('a', 10));
    var again = new Item(item('a', 10).document().named("other.txt"), Optional.empty());
    assertThat(shelf.add(again)).isEqualTo(AddResult.ALREADY_OPEN);
    assertThat(shelf.documents()).extracting(Document::name).containsExactly("a.txt");
  }

  @Test
  void limitsTheNumberOfDocuments() {
    for (var name : List.of('a', 'b', 'c')) {
      assertThat(shelf.isFull()).isFalse();
      assertThat(shelf.add(item(name, 1))).isEqualTo(AddResult.NEW);
    }
    assertThat(shelf.isFull()).isTrue();
    assertThat(shelf.add(item('d', 1))).isEqualTo(AddResult.NO_ROOM);
    assertThat(shelf.remove(id('b'))).isPresent();
    assertThat(shelf.remove(id('b'))).isEmpty();
    assertThat(shelf.add(item('d', 1))).isEqualTo(AddResult.NEW);
  }

  @Test
  void limitsTheLengthOfAllDocuments() {
    assertThat(shelf.add(item('a', 60))).isEqualTo(AddResult.NEW);
    assertThat(shelf.add(item('b', 41))).isEqualTo(AddResult.NO_ROOM);
    assertThat(shelf.add(item('b', 40))).isEqualTo(AddResult.NEW);
    assertThat(shelf.isFull()).isTrue();
  }

  @Test
  void keepsTheLimitsWhenManyThreadsAddDocuments() {
    var results =
        IntStream.range(0, 1_000)
            .parallel()
            .mapToObj(i -> shelf.add(item("abcdef0123456789".charAt(i % 16), 1)))
            .toList();
    assertThat(results).filteredOn(AddResult.NEW::equals).hasSize(3);
    assertThat(shelf.documents()).hasSize(3);
  }

  private static DocumentId id(char letter) {
    return new DocumentId(String.valueOf(letter).repeat(64));
  }

  private static Item item(char letter, int characters) {
    return new Item(
        new Document(
            id(letter), letter + ".txt", "text/plain", 1, characters, 1, 1, List.of(), List.of()),
        Optional.of(id(letter).sha256()));
  }
}
