package org.tutela.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.ContentHasher;
import org.tutela.core.hash.HashType;
import org.tutela.core.image.ImageDecoder;
import org.tutela.core.image.PdqHasher;

/** Writes the two synthetic hash lists of the demo, each in a format that hotlines use. */
final class DemoLists {
  private static final ImageDecoder DECODER = ImageDecoder.create();

  private DemoLists() {}

  /** Writes a page of NCMEC hash sharing XML v2 with one record for each picture. */
  static void writeNcmec(Iterable<Path> pictures, Path file) throws IOException {
    StringBuilder xml = new StringBuilder();
    xml.append(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <queryResult xmlns="https://hashsharing.ncmec.org/hashsharing/v2">
          <images>
        """);
    int number = 0;
    for (Path picture : pictures) {
      number++;
      Map<HashType, ContentHash> digests = digests(picture);
      xml.append(
          """
              <image>
                <member id="1">Synthetic Hotline A</member>
                <timestamp>2026-11-01T12:00:00Z</timestamp>
                <id>demo-%d</id>
                <classification>A%d</classification>
                <fingerprints>
                  <md5>%s</md5>
                  <sha1>%s</sha1>
                  <pdq>%s</pdq>
                </fingerprints>
              </image>
          """
              .formatted(
                  number,
                  1 + number % 2,
                  hex(digests, HashType.MD5),
                  hex(digests, HashType.SHA1),
                  pdq(picture)));
    }
    // The digest of nothing: a list that holds it would match every empty file.
    xml.append(
        """
            <image>
              <member id="1">Synthetic Hotline A</member>
              <timestamp>2026-11-01T12:00:00Z</timestamp>
              <id>demo-empty</id>
              <fingerprints><md5>d41d8cd98f00b204e9800998ecf8427e</md5></fingerprints>
            </image>
          </images>
        </queryResult>
        """);
    Files.writeString(file, xml);
  }

  /** Writes a CSV list and, beside it, the mapping file that says what its columns are. */
  static void writeCsv(Iterable<Path> pictures, Path file, Path mapping) throws IOException {
    StringBuilder csv = new StringBuilder("Hash ID,SHA256,PDQ,Category\n");
    int number = 0;
    for (Path picture : pictures) {
      number++;
      csv.append("B-").append(number).append(',');
      csv.append(hex(digests(picture), HashType.SHA256)).append(',');
      csv.append(pdq(picture)).append(",C\n");
    }
    Files.writeString(file, csv);
    Files.writeString(
        mapping,
        """
        {
          "delimiter": ",",
          "columns": {
            "Hash ID": "source_id",
            "SHA256": "sha256",
            "PDQ": "pdq",
            "Category": "category"
          }
        }
        """);
  }

  private static Map<HashType, ContentHash> digests(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      return ContentHasher.of(HashType.MD5, HashType.SHA1, HashType.SHA256).hash(content);
    }
  }

  private static String hex(Map<HashType, ContentHash> digests, HashType type) {
    return Objects.requireNonNull(digests.get(type)).hex();
  }

  private static String pdq(Path picture) throws IOException {
    return new PdqHasher().hash(DECODER.decode(picture).pixels()).hash().hex();
  }
}
