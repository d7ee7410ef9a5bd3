package dev.trawl.retrieval.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class SimplifiedChineseTest {
  private static final int THREADS = 16;

  @Test
  void convertsTraditionalCharactersAndKeepsAllOthers() {
    assertThat(SimplifiedChinese.fold("國語 means 国语, kana かな stay"))
        .isEqualTo("国语 means 国语, kana かな stay");
  }

  /** Other tests rarely use these characters, so the threads look them up at the same time. */
  @Test
  void returnsTheSameResultInManyThreads() throws Exception {
    var rare = "鱺鸕鹼黷齷龕轡讜鑰驪鬮籲爨癱矚竊糴纘".repeat(50);
    var together = new CyclicBarrier(THREADS);
    Callable<String> fold =
        () -> {
          together.await();
          return SimplifiedChinese.fold(rare);
        };
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      for (var folded : threads.invokeAll(Collections.nCopies(THREADS, fold))) {
        assertThat(folded.get()).isEqualTo("鲡鸬碱黩龌龛辔谠钥骊阄吁爨瘫瞩窃籴缵".repeat(50));
      }
    }
  }
}
