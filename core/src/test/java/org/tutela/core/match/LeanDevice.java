package org.tutela.core.match;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.index.HashIndex;
import org.tutela.core.list.Address;
import org.tutela.core.list.AddressEntry;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.Opinions;

/** What firmware does: opens an index, looks up a ready hash, a file and a URL. */
final class LeanDevice {
  private LeanDevice() {}

  /** A domain that the test lists; the device only ever sees the index. */
  static AddressEntry listed() {
    Address address = new Address(Address.Kind.DOMAIN_SUFFIX, "listed.example");
    return new AddressEntry(
        address, "", "", EntryRole.BLOCK, Optional.empty(), Opinions.NONE, "", "");
  }

  public static void main(String[] args) throws IOException {
    try (HashIndex index = HashIndex.map(Path.of(args[0]))) {
      Matcher matcher = Matcher.of(index);
      MatchResult hash = matcher.match(ContentHash.parse(HashType.of(args[1]), args[2]));
      System.out.println("hash " + hash.isMatch());
      System.out.println("file " + matcher.match(Path.of(args[3])).isMatch());
      System.out.println("url " + matcher.matchUrl("http://www.listed.example/x").isMatch());
      System.out.println("modules " + ModuleLayer.boot().modules().size());
    }
  }
}
