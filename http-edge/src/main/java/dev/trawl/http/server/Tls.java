package dev.trawl.http.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.pekko.http.javadsl.ConnectionContext;
import org.apache.pekko.http.javadsl.HttpsConnectionContext;

/** TLS from two PEM files: certificate and private key. */
final class Tls {
  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");

  private Tls() {}

  /**
   * Reads both files. Blocks.
   *
   * @throws IllegalArgumentException if they cannot be used; the message is one line and contains
   *     no part of the key
   */
  static HttpsConnectionContext of(EdgeSettings.Tls files) {
    try {
      var keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      var chain = chain(files.certificate());
      var key = key(files.key(), chain[0].getPublicKey().getAlgorithm());
      keys.setKeyEntry("trawl", key, new char[0], chain);
      var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, new char[0]);
      var context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return ConnectionContext.httpsServer(context);
    } catch (IOException | GeneralSecurityException unusable) {
      throw new IllegalArgumentException("trawl.http.tls cannot be used: " + unusable, unusable);
    }
  }

  private static Certificate[] chain(Path file) throws IOException, GeneralSecurityException {
    try (InputStream pem = Files.newInputStream(file)) {
      var chain = CertificateFactory.getInstance("X.509").generateCertificates(pem);
      if (chain.isEmpty()) {
        throw new GeneralSecurityException(file + " contains no certificate");
      }
      return chain.toArray(Certificate[]::new);
    }
  }

  /** Reads a key in PKCS #8 (RFC 5958), in its textual encoding (RFC 7468). */
  private static PrivateKey key(Path file, String algorithm)
      throws IOException, GeneralSecurityException {
    var pem = PRIVATE_KEY.matcher(Files.readString(file));
    if (!pem.find()) {
      throw new GeneralSecurityException(
          file + " has no BEGIN PRIVATE KEY. Convert it with openssl pkcs8 -topk8 -nocrypt");
    }
    try {
      var der = Base64.getMimeDecoder().decode(pem.group(1));
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (InvalidKeySpecException | IllegalArgumentException other) {
      throw new GeneralSecurityException(
          "%s does not contain a key of type %s, which the certificate needs"
              .formatted(file, algorithm));
    }
  }
}
