package dev.trawl.lexical.question;

import dev.trawl.lexical.words.Word;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Detects what a question asks for by its question words, in languages other than English and
 * Chinese, which have detectors of their own.
 */
final class QuestionWords {
  /**
   * The languages that put no spaces between words, and Korean, which adds endings to question
   * words. In these a question word may be a part of a word.
   */
  private static final List<String> INSIDE_WORDS = List.of("ja", "th", "ko");

  private record Phrase(String text, Kind kind) {}

  private static final Map<String, List<Phrase>> PHRASES = phrases();

  private QuestionWords() {}

  /**
   * The kind of answer that the question asks for: of the first question word in the question, or
   * of the longest one that begins there. {@link Kind#THING} if there is none.
   */
  static Kind kind(String text, List<Word> words, String language) {
    var phrases = PHRASES.getOrDefault(language, List.of());
    return (INSIDE_WORDS.contains(language) ? inside(text, phrases) : among(words, phrases))
        .map(Phrase::kind)
        .orElse(Kind.THING);
  }

  private static Optional<Phrase> inside(String text, List<Phrase> phrases) {
    return phrases.stream()
        .filter(phrase -> text.contains(phrase.text()))
        .min(
            Comparator.<Phrase>comparingInt(phrase -> text.indexOf(phrase.text()))
                .thenComparing(phrase -> -phrase.text().length()));
  }

  private static Optional<Phrase> among(List<Word> words, List<Phrase> phrases) {
    for (int i = 0; i < words.size(); i++) {
      int at = i;
      var found =
          phrases.stream()
              .filter(phrase -> startsAt(phrase, words, at))
              .max(Comparator.comparingInt(phrase -> phrase.text().length()));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static boolean startsAt(Phrase phrase, List<Word> words, int at) {
    var parts = phrase.text().split(" ");
    for (int i = 0; i < parts.length; i++) {
      if (at + i >= words.size() || !words.get(at + i).lower().equals(parts[i])) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, List<Phrase>> phrases() {
    var all = new HashMap<String, List<Phrase>>();
    for (var line : TABLE.strip().split("\n")) {
      var cells = line.split("\\|");
      var language = cells[0].strip();
      var kind = Kind.valueOf(cells[1].strip().toUpperCase(Locale.ROOT));
      var phrases = Stream.of(cells[2].split(",")).map(text -> new Phrase(text.strip(), kind));
      all.merge(
          language, phrases.toList(), (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
    }
    return Map.copyOf(all);
  }

  /** Language, kind, question words. Words that only ask for a thing are not needed. */
  private static final String TABLE =
      """
      ar | person   | من هو, من هي, من الذي
      ar | year     | أي عام, أي سنة
      ar | date     | متى
      ar | place    | أين
      ar | count    | كم
      ar | reason   | لماذا
      ar | manner   | كيف
      da | person   | hvem
      da | year     | hvilket år
      da | date     | hvornår
      da | place    | hvor
      da | count    | hvor mange
      da | measure  | hvor meget, hvor høj, hvor gammel, hvor stor, hvor langt, hvor tung
      da | duration | hvor længe
      da | reason   | hvorfor
      da | manner   | hvordan
      de | person   | wer, wen, wem, wessen
      de | year     | welchem jahr, welches jahr
      de | date     | wann, welchem tag, welchem datum
      de | place    | wo, wohin, woher
      de | count    | wie viele, wieviele
      de | measure  | wie viel, wieviel, wie hoch, wie groß, wie alt, wie weit, wie schwer, wie tief, wie breit
      de | duration | wie lange, wie oft
      de | reason   | warum, weshalb, wieso
      de | manner   | wie
      el | person   | ποιος, ποια, ποιοι
      el | date     | πότε
      el | place    | πού
      el | count    | πόσοι, πόσες, πόσα
      el | reason   | γιατί
      el | manner   | πώς
      es | person   | quién, quiénes
      es | year     | qué año
      es | date     | cuándo, qué día, qué fecha
      es | place    | dónde, adónde
      es | count    | cuántos, cuántas
      es | measure  | cuánto, cuánta
      es | reason   | por qué
      es | manner   | cómo
      fa | person   | کیست, چه کسی
      fa | date     | کی
      fa | place    | کجا, کجاست
      fa | count    | چند
      fa | reason   | چرا
      fa | manner   | چگونه, چطور
      fi | person   | kuka, kenen, ketkä
      fi | year     | minä vuonna
      fi | date     | milloin, koska
      fi | place    | missä, mihin, mistä
      fi | count    | montako, kuinka monta
      fi | measure  | paljonko, kuinka paljon
      fi | reason   | miksi
      fi | manner   | miten, kuinka
      fr | person   | qui
      fr | year     | quelle année
      fr | date     | quand, quel jour, quelle date
      fr | place    | où
      fr | count    | combien
      fr | reason   | pourquoi
      fr | manner   | comment
      he | person   | מי
      he | date     | מתי
      he | place    | איפה, היכן
      he | count    | כמה
      he | reason   | למה, מדוע
      he | manner   | איך
      hi | person   | कौन, किसने, किसका, किसे
      hi | date     | कब
      hi | place    | कहाँ, कहां
      hi | count    | कितने, कितनी
      hi | measure  | कितना
      hi | reason   | क्यों
      hi | manner   | कैसे
      hu | person   | ki, kik, kinek
      hu | date     | mikor
      hu | place    | hol, hová, honnan
      hu | count    | hány
      hu | measure  | mennyi
      hu | reason   | miért
      hu | manner   | hogyan
      id | person   | siapa, siapakah
      id | year     | tahun berapa
      id | date     | kapan, kapankah
      id | place    | di mana, dimana, ke mana, dari mana
      id | count    | berapa, berapakah
      id | reason   | mengapa, kenapa
      id | manner   | bagaimana
      it | person   | chi
      it | year     | che anno, quale anno
      it | date     | quando, che giorno
      it | place    | dove, dov'è
      it | count    | quanti, quante
      it | measure  | quanto, quanta
      it | reason   | perché
      it | manner   | come, com'è
      ja | person   | 誰, だれ, どなた
      ja | year     | 何年
      ja | date     | いつ, 何日, 何月, 何時
      ja | place    | どこ
      ja | count    | いくつ, 何人, 何個, 何枚, 何冊, 何台, 何隻, 何匹, 何本, 何回, 何軒, 何頭, 何羽, 何名
      ja | measure  | いくら, どのくらい, どれくらい
      ja | reason   | なぜ, どうして
      ko | person   | 누가, 누구
      ko | year     | 몇 년, 어느 해
      ko | date     | 언제, 며칠, 몇 월
      ko | place    | 어디
      ko | count    | 몇
      ko | measure  | 얼마
      ko | reason   | 왜
      ko | manner   | 어떻게
      nl | person   | wie, wiens
      nl | year     | welk jaar
      nl | date     | wanneer
      nl | place    | waar, waarheen, waarvandaan
      nl | count    | hoeveel
      nl | measure  | hoe hoog, hoe oud, hoe groot, hoe ver, hoe zwaar, hoe diep, hoe breed
      nl | duration | hoe lang, hoe vaak
      nl | reason   | waarom
      nl | manner   | hoe
      no | person   | hvem
      no | year     | hvilket år
      no | date     | når
      no | place    | hvor
      no | count    | hvor mange
      no | measure  | hvor mye, hvor høy, hvor høyt, hvor gammel, hvor stor, hvor langt, hvor tung
      no | duration | hvor lenge
      no | reason   | hvorfor
      no | manner   | hvordan
      pl | person   | kto, kogo, komu, kim, czyj, czyja, czyje
      pl | year     | którym roku
      pl | date     | kiedy
      pl | place    | gdzie, dokąd, skąd
      pl | count    | ile, ilu
      pl | reason   | dlaczego, czemu
      pl | manner   | jak
      pt | person   | quem
      pt | year     | que ano
      pt | date     | quando, que dia
      pt | place    | onde, aonde
      pt | count    | quantos, quantas
      pt | measure  | quanto, quanta
      pt | reason   | por que, por quê, porquê
      pt | manner   | como
      ru | person   | кто, кого, кому, кем, чей, чья, чьё, чьи
      ru | year     | каком году, какой год
      ru | date     | когда
      ru | place    | где, куда, откуда
      ru | count    | сколько
      ru | reason   | почему, зачем, отчего
      ru | manner   | как
      sv | person   | vem, vems
      sv | year     | vilket år
      sv | date     | när
      sv | place    | var, vart
      sv | count    | hur många
      sv | measure  | hur mycket, hur hög, hur gammal, hur stor, hur långt, hur tung
      sv | duration | hur länge
      sv | reason   | varför
      sv | manner   | hur
      th | person   | ใคร
      th | year     | ปีไหน, ปีใด, ปีอะไร
      th | date     | เมื่อไร, เมื่อไหร่, เมื่อใด, วันไหน
      th | place    | ที่ไหน, ที่ใด
      th | count    | กี่
      th | measure  | เท่าไร, เท่าไหร่
      th | reason   | ทำไม
      th | manner   | อย่างไร
      tr | person   | kim, kime, kimi, kimin, kimdir
      tr | year     | hangi yıl, hangi yılda, kaç yılında
      tr | date     | ne zaman
      tr | place    | nerede, nereye, nereden, neresi
      tr | count    | kaç
      tr | measure  | ne kadar
      tr | reason   | neden, niçin, niye
      tr | manner   | nasıl
      uk | person   | хто, кого, кому, чий, чия, чиє
      uk | year     | якому році
      uk | date     | коли
      uk | place    | де, куди, звідки
      uk | count    | скільки
      uk | reason   | чому, навіщо
      uk | manner   | як
      vi | person   | ai
      vi | year     | năm nào
      vi | date     | khi nào, bao giờ, lúc nào, ngày nào
      vi | place    | ở đâu, đâu
      vi | count    | bao nhiêu, mấy
      vi | duration | bao lâu
      vi | reason   | tại sao, vì sao
      vi | manner   | như thế nào, thế nào
      """;
}
