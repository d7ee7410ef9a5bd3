package dev.trawl.retrieval.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class MailTextTest {
  @Test
  void keepsTheDateAsTheHeaderSaysIt() throws Exception {
    for (var date :
        new String[] {
          "Wed, 15 Apr 2026 01:30:00 +0900",
          "Wed, 15 Apr 2026 00:30:00 +0200 (CEST)",
          "Tue, 14 Apr 2026 23:30:00 -0500",
          "15 Apr 2026 23:59 EST"
        }) {
      assertThat(text("From: a@b.c\nSubject: Keys\nDate: " + date + "\n\nAt the brewery.\n"))
          .isEqualTo("Subject: Keys\nFrom: a@b.c\nDate: " + date + "\n\nAt the brewery.");
    }
  }

  @Test
  void readsTheDateOfEachMessageOfAMailbox() throws Exception {
    var box =
        """
        From ada@example.org Wed Apr 15 00:00:00 2026
        From: ada@example.org
        Subject: One
        Date: Wed, 15 Apr 2026 00:30:00 +0200

        First.
        >From here on it is quoted.

        From bob@example.org Thu Apr 16 00:00:00 2026
        From: bob@example.org
        Subject: Two
        Date: Thu, 16 Apr 2026 00:30:00 +0900

        Second.
        """;
    assertThat(Samples.parse("a.mbox", box).text())
        .isEqualTo(
            """
            Subject: One
            From: ada@example.org
            Date: Wed, 15 Apr 2026 00:30:00 +0200

            First.
            From here on it is quoted.

            Subject: Two
            From: bob@example.org
            Date: Thu, 16 Apr 2026 00:30:00 +0900

            Second.\
            """);
  }

  @Test
  void decodesTheHeadAndNamesAllRecipients() throws Exception {
    assertThat(
            text(
                "From: =?UTF-8?B?5bGx55Sw?= <y@b.c>\nTo: A <a@b.c>,\n \"C, D\" <d@e.f>\nCc: g@h.i\n"
                    + "Subject: =?ISO-8859-1?Q?caf=E9?=\n\nText.\n"))
        .isEqualTo(
            "Subject: café\nFrom: 山田 <y@b.c>\nTo: A <a@b.c>, \"C, D\" <d@e.f>\nCc: g@h.i\n\nText.");
  }

  @Test
  void readsOneOfTheAlternatives() throws Exception {
    var parts =
        """
        From: a@b.c
        Subject: S
        Content-Type: multipart/alternative; boundary=x

        --x
        Content-Type: text/plain; charset=utf-8

        Plain 106.
        --x
        Content-Type: text/html; charset=utf-8

        <html><style>.a{display:none}</style><body><p>Rich 10<sup>6</sup>.</p><p class=a>no</p></body>
        --x--
        """;
    assertThat(text(parts)).isEqualTo("Subject: S\nFrom: a@b.c\n\nRich 10^6.");
  }

  @Test
  void decodesTheBody() throws Exception {
    var head = "From: a@b.c\nSubject: S\nContent-Type: text/plain; charset=%s\n%s\n";
    var quoted =
        head.formatted("utf-8", "Content-Transfer-Encoding: quoted-printable\n")
            + "caf=C3=A9 is=\n open";
    assertThat(text(quoted)).endsWith("\n\ncafé is open");
    var base64 = Base64.getEncoder().encodeToString("灯台".getBytes(Charset.forName("Shift_JIS")));
    assertThat(text(head.formatted("Shift_JIS", "Content-Transfer-Encoding: base64\n") + base64))
        .endsWith("\n\n灯台");
    var raw = (head.formatted("windows-1252", "") + "café").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Samples.parse("a.eml", raw).text()).endsWith("\n\ncafé");
  }

  @Test
  void readsAttachedDocumentsAndMessages() throws Exception {
    var mail =
        """
        From: a@b.c
        Subject: Outer
        Content-Type: multipart/mixed; boundary=x

        --x
        Content-Type: text/plain

        See below.
        --x
        Content-Type: message/rfc822

        From: d@e.f
        Subject: Inner
        Date: Tue, 14 Apr 2026 23:30:00 -0500

        Inner text.
        --x
        Content-Type: text/plain; name="note.txt"
        Content-Disposition: attachment
        Content-Transfer-Encoding: base64

        Tm90ZSB0ZXh0Lg==
        --x
        Content-Type: image/png; name="map.png"

        x
        --x--
        """;
    assertThat(text(mail))
        .isEqualTo(
            """
            Subject: Outer
            From: a@b.c

            See below.

            Attached message:
            Subject: Inner
            From: d@e.f
            Date: Tue, 14 Apr 2026 23:30:00 -0500

            Inner text.

            Attachment: note.txt

            Note text.

            Attachment: map.png\
            """);
  }

  @Test
  void boundsPartsThatAreNestedTooDeeply() throws Exception {
    var mail = new StringBuilder("From: a@b.c\nSubject: Deep\n");
    for (int i = 0; i < 60; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=x%d\n\n--x%d\n".formatted(i, i));
    }
    var parsed = Samples.parse("a.eml", mail + "Content-Type: text/plain\n\ndeep\n");
    assertThat(parsed.text()).startsWith("Subject: Deep");
    assertThat(parsed.warnings())
        .containsExactly("parts of the mail that are nested deeper than 30 levels were left out");
  }

  private static String text(String mail) throws Exception {
    return Samples.parse("a.eml", mail.replace("\n", "\r\n")).text();
  }
}
