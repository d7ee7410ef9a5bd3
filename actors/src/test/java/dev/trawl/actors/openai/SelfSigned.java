package dev.trawl.actors.openai;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** TLS with a self-signed certificate for 127.0.0.1, created with keytool. */
final class SelfSigned {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String STORE =
      """
      MIID5gIBAzCCA5AGCSqGSIb3DQEHAaCCA4EEggN9MIIDeTCCASAGCSqGSIb3DQEHAaCCAREEggENMIIB
      CTCCAQUGCyqGSIb3DQEMCgECoIG9MIG6MGYGCSqGSIb3DQEFDTBZMDgGCSqGSIb3DQEFDDArBBT0LPS6
      gQzeZATzXXMc+3s6F0UvmAICJxACASAwDAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEEItADNxowIt
      7vMGAPD8gFYEUMHx1ZpuReJZkVT9xszJo5bRq4voaYu9s5gjgaz3xiIC1JSVSz59tIp+0MvChlckbJIi
      faG81tYK0Rgk/LSyysBsSLlA3uoBxdmLNTfWzKqKMTYwEQYJKoZIhvcNAQkUMQQeAgB4MCEGCSqGSIb3
      DQEJFTEUBBJUaW1lIDE3OTU1ODEzOTk4ODAwggJRBgkqhkiG9w0BBwagggJCMIICPgIBADCCAjcGCSqG
      SIb3DQEHATBmBgkqhkiG9w0BBQ0wWTA4BgkqhkiG9w0BBQwwKwQUnIujXewInXGFXm4Qjz4Foyw4FHgC
      AicQAgEgMAwGCCqGSIb3DQIJBQAwHQYJYIZIAWUDBAEqBBCwvWaq593ELEOv5A8qpbSTgIIBwIc9TTaI
      wjD/Ipam6BH9T9qil7uottDycw9jezOYTrqU8C3PVyjot1JAyqz7VPM92MbnE05IaRGTCP0f8Hx/2n99
      z2hNYklwSB0LA9BBKk1MWK9dYzLrG2qjmw3snVsW9tachQSwZVDHCtYsMTLbuX0+SXSxo6pheIvT9Zal
      CQWG3R8IfhnfOb594j77b8/RZn3Jm5pq7q/XKlcXdSqx4WSH24eK1Mo9hO7lNJ5U7WBkQ9OJwf3wErbF
      7N+dXJOEuuczlKKUQKgUzRjZpk06371qlOnrOfzQ+BTgPq43fP9HJg6lbC/TDeVicrSUE0HbMA0q+jXT
      PwwOpiJS50YdUIrI7mFm0Ur6Pfv10f5ZF1TLAnIUJzBT+cy7LKDJXkvfoS2E0xnoBdre8vWBN7HJ06kU
      6WD9GqAtUxgkERYX7My75pxH4YQb+zrIudnDt3xRT8pTAFIEg9r3gSQclWkz6IksFvkITLRB0O/j5OSP
      0dRJ5p6i8/00Tt+Bw6LZv0jw1GQge7FmEjJy1RJOaWriLg+/cdZ4LEiOeyVkIJv1XqGwpT95yJEWAv6I
      igxyMLi7+3bNwERtxZ9zczCpGGJTAh4wTTAxMA0GCWCGSAFlAwQCAQUABCDxsXJJaQzAtqW7kG2ssv/M
      eeBbETr6t7krFg0zWzrR2QQUseRukKRU8ryegjPsr41d6X2iztgCAicQ
      """;

  private SelfSigned() {}

  static ServerSocket socket() throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    store.load(new ByteArrayInputStream(Base64.getMimeDecoder().decode(STORE)), PASSWORD);
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    var tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
    return tls.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }
}
