package dev.trawl.bench.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NeedleScoreTest {
  @Test
  void scores100IfTheAnswerContainsTheKeyword() {
    assertThat(NeedleScore.of("It is 4711. [1]", "4711", "The code is 4711."))
        .isEqualTo(new NeedleScore(100, 100));
  }

  @Test
  void scoresSimilarityIfTheKeywordIsMissing() {
    // "abcd" and "abxd" without spaces: distance 1 of 4.
    assertThat(NeedleScore.of("ab xd", "zz", "abcd")).isEqualTo(new NeedleScore(0, 15));
  }

  @Test
  void ignoresCitationMarkers() {
    assertThat(NeedleScore.of("unknown [7]", "7", "The answer is 7.").found()).isZero();
  }

  @Test
  void scoresZeroForAnEmptyAnswer() {
    assertThat(NeedleScore.of("", "4711", "The code is 4711.")).isEqualTo(new NeedleScore(0, 0));
  }

  @Test
  void scoresTheShareOfExpectedNamesAndRejectsOtherNames() {
    var names = List.of("Una", "Ivo");
    assertThat(NeedleScore.ofNames("Ivo. [1]", names, List.of("Max")))
        .isEqualTo(new NeedleScore(50, 50));
    assertThat(NeedleScore.ofNames("Una, Ivo, Max", names, List.of("Max")))
        .isEqualTo(new NeedleScore(0, 100));
  }

  @Test
  void computesTheLevenshteinDistance() {
    assertThat(NeedleScore.distance("kitten", "sitting")).isEqualTo(3);
  }

  @Property(tries = 200)
  void distanceIsSymmetricAndBounded(
      @ForAll @StringLength(max = 20) String left, @ForAll @StringLength(max = 20) String right) {
    var distance = NeedleScore.distance(left, right);
    assertThat(distance).isEqualTo(NeedleScore.distance(right, left));
    assertThat(distance)
        .isBetween(
            Math.abs(left.length() - right.length()), Math.max(left.length(), right.length()));
    assertThat(distance == 0).isEqualTo(left.equals(right));
  }
}
