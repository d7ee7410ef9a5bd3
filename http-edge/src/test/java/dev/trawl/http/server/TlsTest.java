package dev.trawl.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.trawl.actors.Trawl;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests TLS, with a certificate created by the JDK's keytool. */
class TlsTest {
  private static final String PASSWORD = "of-the-test";

  @TempDir private static Path folder = Path.of("");
  private static KeyStore keys;

  @BeforeAll
  static void makeCertificate() throws Exception {
    var store = folder.resolve("keys.p12");
    var keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "test",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    var output = new String(keytool.getInputStream().readAllBytes());
    assertThat(keytool.waitFor()).as(output).isZero();
    keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    write("certificate.pem", "CERTIFICATE", keys.getCertificate("test").getEncoded());
    write("key.pem", "PRIVATE KEY", keys.getKey("test", PASSWORD.toCharArray()).getEncoded());
  }

  private static void write(String name, String label, byte[] content) throws Exception {
    Files.writeString(
        folder.resolve(name),
        "-----BEGIN %s-----%n%s%n-----END %s-----%n"
            .formatted(label, Base64.getMimeEncoder().encodeToString(content), label));
  }

  @Test
  void aServerWithACertificateUsesTls() throws Exception {
    try (var trawl = Trawl.start(config("certificate.pem", "key.pem"))) {
      var settings = EdgeSettings.from(trawl.system().settings().config());
      var server = TrawlServer.start(trawl, settings, "127.0.0.1", 0).toCompletableFuture().join();
      var live =
          URI.create("https://localhost:%d/health/live".formatted(server.address().getPort()));
      try (var client =
          HttpClient.newBuilder().sslContext(contextThatTrustsTheCertificate()).build()) {
        assertThat(
                client.send(HttpRequest.newBuilder(live).build(), BodyHandlers.ofString()).body())
            .isEqualTo("live\n");
      }
      server.stop().toCompletableFuture().join();
    }
  }

  private static SSLContext contextThatTrustsTheCertificate() throws Exception {
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("test", keys.getCertificate("test"));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing.pem", "certificate.pem", "garbage.pem"})
  void rejectsAnInvalidKeyFileWithAOneLineMessage(String key) throws Exception {
    Files.writeString(folder.resolve("garbage.pem"), "Fog.");
    var files = new EdgeSettings.Tls(folder.resolve("certificate.pem"), folder.resolve(key));
    assertThatThrownBy(() -> Tls.of(files))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trawl.http.tls")
        .hasMessageContaining(key)
        .hasMessageNotContaining("\n");
  }

  private static com.typesafe.config.Config config(String certificate, String key) {
    return ConfigFactory.parseMap(
        Map.of(
            "trawl.library.directory", folder.resolve("data").toString(),
            "trawl.http.tls.certificate", folder.resolve(certificate).toString(),
            "trawl.http.tls.key", folder.resolve(key).toString()));
  }
}
