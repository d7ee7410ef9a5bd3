package dev.trawl.retrieval.source;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Decides whether an IP address belongs to the public internet, according to the special-purpose
 * registries of IANA (RFC 6890 and its successors). An IPv6 address that embeds an IPv4 address
 * (NAT64, 6to4) is public only if the embedded address is public.
 */
final class PublicAddress {
  private static final List<Block> IPV4 =
      List.of(
          block(8, 0), // this network
          block(8, 10), // private
          block(10, 100, 64), // carrier-grade NAT
          block(8, 127), // loopback
          block(16, 169, 254), // link-local; clouds serve credentials here
          block(12, 172, 16), // private
          block(24, 192, 0, 0), // protocol assignments
          block(24, 192, 0, 2), // documentation
          block(24, 192, 88, 99), // 6to4 relays
          block(16, 192, 168), // private
          block(15, 198, 18), // benchmarks
          block(24, 198, 51, 100), // documentation
          block(24, 203, 0, 113), // documentation
          block(3, 224), // multicast, reserved and broadcast: 224.0.0.0 to 255.255.255.255
          block(4, 240));

  private static final Block GLOBAL_IPV6 = block(3, 0x20);
  private static final List<Block> IPV6 =
      List.of(
          block(23, 0x20, 0x01, 0x00), // protocol assignments, including Teredo
          block(32, 0x20, 0x01, 0x0d, 0xb8), // documentation
          block(20, 0x3f, 0xff, 0x00), // documentation
          block(16, 0x3f, 0xfe)); // 6bone, no longer used

  private static final Block TRANSLATED = block(96, 0, 0x64, 0xff, 0x9b); // 64:ff9b::/96, NAT64
  private static final Block SIX_TO_FOUR = block(16, 0x20, 0x02);

  /** The addresses that start with the first {@code bits} bits of {@code start}. */
  private record Block(int bits, byte[] start) {
    boolean contains(byte[] address) {
      int wholeBytes = bits / 8;
      var start = Arrays.copyOf(start(), 16);
      if (!Arrays.equals(address, 0, wholeBytes, start, 0, wholeBytes)) {
        return false;
      }
      int mask = 0xFF00 >> (bits % 8) & 0xFF;
      return mask == 0 || (address[wholeBytes] & mask) == (start[wholeBytes] & mask);
    }
  }

  private PublicAddress() {}

  private static Block block(int bits, int... start) {
    var bytes = new byte[start.length];
    for (int i = 0; i < start.length; i++) {
      bytes[i] = (byte) start[i];
    }
    return new Block(bits, bytes);
  }

  static boolean is(InetAddress address) {
    return is(address.getAddress());
  }

  private static boolean is(byte[] address) {
    if (address.length == 4) {
      return IPV4.stream().noneMatch(block -> block.contains(address));
    }
    if (TRANSLATED.contains(address)) {
      return is(Arrays.copyOfRange(address, 12, 16));
    }
    if (SIX_TO_FOUR.contains(address)) {
      return is(Arrays.copyOfRange(address, 2, 6));
    }
    // This excludes mapped IPv4, loopback, unique-local, link-local and multicast addresses.
    return GLOBAL_IPV6.contains(address)
        && IPV6.stream().noneMatch(block -> block.contains(address));
  }
}
