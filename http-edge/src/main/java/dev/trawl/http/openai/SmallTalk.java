package dev.trawl.http.openai;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognises messages that can be answered without documents: greetings, thanks, goodbyes, and the
 * prompts with which front ends request a title, tags or follow-up questions for a chat.
 *
 * <p>It knows the prompts of Open WebUI ({@code ### Task: … <chat_history>}), LibreChat, NextChat
 * and LobeChat, and similar ones.
 */
final class SmallTalk {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Set<String> PHRASES =
      Set.of(
          ("hi,hello,hey,hi there,hello there,hey there,good morning,good afternoon,good"
                  + " evening,good night,greetings,howdy,how are you,hello how are you,hi how are"
                  + " you,nice to meet you,thanks,thank you,many thanks,thanks a lot,thank you very"
                  + " much,thank you so much,thx,ty,great thanks,ok thanks,okay thanks,perfect"
                  + " thanks,cheers,ok,okay,great,perfect,cool,got it,i see,bye,goodbye,bye bye,see"
                  + " you,test,who are you,what can you do,hallo,guten tag,guten morgen,guten"
                  + " abend,moin,servus,grüß gott,danke,vielen dank,danke schön,dankeschön,tschüss,auf"
                  + " wiedersehen,wie geht es dir,wie geht es"
                  + " ihnen,bonjour,salut,bonsoir,coucou,merci,merci beaucoup,au revoir,comment ça"
                  + " va,ça va,hola,buenos días,buenas tardes,buenas noches,gracias,muchas"
                  + " gracias,adiós,hasta luego,cómo estás,qué tal"
                  + ",你好,您好,你好吗,嗨,哈喽,早上好,上午好,下午好,晚上好,晚安,谢谢,谢谢你,谢谢您,非常感谢,多谢,再见,拜拜"
                  + ",好的,好的谢谢,你是谁,你能做什么,謝謝,謝謝你,再見,在吗"
                  + ",こんにちは,こんばんは,おはよう,おはようございます,もしもし,ありがとう,ありがとうございます,どうも,さようなら"
                  + ",안녕하세요,감사합니다,고마워요,olá,obrigado,obrigada,ciao,grazie,привет,здравствуйте,спасибо")
              .split(","));

  private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private static final Pattern FRONT_END =
      Pattern.compile(
          "\\A\\s*### Task:(?s:.*)(?:<chat_history>|### Chat History:|autocompletion system)|your"
              + " task is to reflect the speaker's likely facial expression|analyze this"
              + " conversation and provide:\\s+1\\. the detected"
              + " language|\\b(?:generate|create|provide|write|suggest|give)\\b[^.\\n"
              + "]{0,80}\\b(?:title|tags|name|topic|follow-?up questions)\\b[^.\\n"
              + "]{0,60}\\b(?:this|the|our|a) (?:conversation|chat|chat"
              + " history|dialogue|discussion)\\b|\\byou (?:are|generate)\\b[^.\\n"
              + "]{0,40}\\b(?:conversation|chat)? ?title(?:s|"
              + " generator)\\b|四到五个字直接返回这句话的简要主题|简要总结一下对话内容，用作后续的上下文提示|(?:为|給|给)(?:这个|本次|以下|上述|該|该)?(?:对话|對話|会话|聊天)[^。\\n"
              + "]{0,20}(?:标题|標題|标签)|将(?:用户的)?(?:会话|对话)总结为[^。\\n"
              + "]{0,20}标题|(?:会話|チャット)(?:の|に)[^。\\n"
              + "]{0,20}タイトル",
          FLAGS);

  private SmallTalk() {}

  static boolean isSmallTalk(String message) {
    var words =
        NOT_A_WORD
            .matcher(Normalizer.normalize(message, Normalizer.Form.NFKC).replaceAll("['’]", ""))
            .replaceAll(" ")
            .strip()
            .toLowerCase(Locale.ROOT);
    return PHRASES.contains(words) || (words.isEmpty() && !message.isBlank());
  }

  /** Whether {@code message} is a prompt about the chat that the front end wrote, not the user. */
  static boolean isFrontEnd(String message) {
    var found = FRONT_END.matcher(message);
    return found.find() && found.start() < MAX_BEFORE;
  }

  /**
   * In a front end's prompt, the instruction is at most this far from the beginning; the chat
   * follows it.
   */
  private static final int MAX_BEFORE = 300;
}
