package dev.trawl.lexical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.lexical.question.Kind;
import dev.trawl.lexical.question.Question;
import dev.trawl.retrieval.chunk.Languages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions in languages for which the model only knows the question words. */
class LanguagesOfQuestionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          es | ¿Quién es el guardián del faro?            | PERSON
          es | ¿En qué año se construyó el faro?          | YEAR
          es | ¿Cuándo se construyó el faro?              | DATE
          es | ¿Dónde está la llave del faro?             | PLACE
          es | ¿Cuántos barcos hay en el puerto?          | COUNT
          es | ¿Por qué se cerró el puerto?               | REASON
          fr | Qui a caché la clé du phare ?              | PERSON
          fr | Où est la clé du phare ?                   | PLACE
          fr | Combien de bateaux sont dans le port ?     | COUNT
          de | Wer hat den Schlüssel versteckt?           | PERSON
          de | Wo liegt der Schlüssel des Leuchtturms?    | PLACE
          de | Wie viele Boote liegen im Hafen?           | COUNT
          de | Wie lange dauert die Überfahrt?            | DURATION
          it | Chi ha nascosto la chiave del faro?        | PERSON
          it | Quante barche ci sono nel porto?           | COUNT
          pt | Quem escondeu a chave do farol?            | PERSON
          pt | Onde está a chave do farol?                | PLACE
          nl | Wie heeft de sleutel van de vuurtoren?     | PERSON
          nl | Hoeveel boten liggen er in de haven?       | COUNT
          pl | Kto ukrył klucz do latarni?                | PERSON
          pl | W którym roku zbudowano latarnię?          | YEAR
          pl | Gdzie jest klucz do latarni?               | PLACE
          ru | Кто спрятал ключ от маяка?                 | PERSON
          ru | Когда построили маяк?                      | DATE
          ru | Сколько лодок стоит в гавани?              | COUNT
          tr | Fenerin anahtarını kim sakladı?            | PERSON
          tr | Fener ne zaman yapıldı?                    | DATE
          tr | Limanda kaç tekne var?                     | COUNT
          vi | Ai đã giấu chìa khóa của ngọn hải đăng?    | PERSON
          vi | Chìa khóa của ngọn hải đăng ở đâu?         | PLACE
          id | Siapa yang menyembunyikan kunci itu?       | PERSON
          id | Di mana kunci mercusuar itu disimpan?      | PLACE
          ar | أين مفتاح المنارة؟                          | PLACE
          ar | متى بنيت المنارة؟                           | DATE
          hi | चाबी किसने छिपाई?                              | PERSON
          hi | चाबी कहाँ है?                                  | PLACE
          ja | 鍵を隠したのは誰ですか？                   | PERSON
          ja | 灯台はいつ建てられましたか？               | DATE
          ja | 港には船が何隻ありますか？                 | COUNT
          ko | 누가 열쇠를 숨겼습니까?                    | PERSON
          ko | 등대는 언제 지어졌습니까?                  | DATE
          th | ใครซ่อนกุญแจของประภาคาร?                   | PERSON
          th | กุญแจของประภาคารอยู่ที่ไหน?                 | PLACE
          """)
  void aQuestionWordSaysWhatIsAskedFor(String language, String question, Kind kind) {
    assertThat(Question.of(question, language).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          El faro se construyó en mayo. El guardián del faro es Juan Mora. | ¿Quién es el guardián del faro? | Juan Mora
          Die Fähre war alt. Der Leuchtturm wurde 1894 gebaut. | Wann wurde der Leuchtturm gebaut? | 1894
          Le port est petit. Le phare est gardé par douze marins. | Combien de marins gardent le phare ? | douze
          Il porto è piccolo. Il faro è stato costruito nel mese di maggio. | Quando è stato costruito il faro? | maggio
          Port jest mały. Klucz do latarni ukrył Jan Kowalski. | Kto ukrył klucz do latarni? | Jan Kowalski
          Liman küçüktür. Fenerin anahtarını Ayşe Demir sakladı. | Fenerin anahtarını kim sakladı? | Ayşe Demir
          Гавань невелика. Ключ от маяка спрятал Иван Петров. | Кто спрятал ключ от маяка? | Иван Петров
          港は小さい。灯台の鍵は鈴木一郎が隠した。 | 灯台の鍵を隠したのは誰ですか？ | 鈴木一郎
          항구는 작습니다. 등대의 열쇠는 김민수가 숨겼습니다. | 누가 등대의 열쇠를 숨겼습니까? | 김민수
          """)
  void quotesTheSentenceThatAnswers(String text, String question, String answer) {
    var draft = ModelFixture.answer(question, text);
    assertThat(draft.quotes().getFirst().text()).contains(answer);
    assertThat(ModelFixture.highlight(draft)).contains(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "pl, Klucz do latarni jest w szufladzie przy oknie i nie jest nowy.",
    "tr, Fenerin anahtarı çok eski ve bu çekmecede için bir kutu var.",
    "vi, Chìa khóa của ngọn hải đăng là một chìa khóa cũ và được để trong hộp.",
    "id, Kunci mercusuar itu disimpan di dalam laci yang ada di dekat jendela."
  })
  void theLanguageOfASentenceIsDetected(String language, String text) {
    assertThat(Languages.of(text)).isEqualTo(language);
  }
}
