package org.tutela.core.image;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HexFormat;

/**
 * Whatever the bytes, walking them ends with a header or an {@link ImageRejectedException}, and so
 * does hashing. Without {@code JAZZER_FUZZ=1} the seeds run, each once.
 */
class ImageFuzzTest {
  private static final String WEBP = "52494646" + "00000000" + "57454250";
  private static final String LOSSY = "56503820";
  private static final String LOSSLESS = "5650384c";

  private static final ImageLimits LIMITS =
      ImageLimits.DEFAULT.withPixels(4_000_000, 1_000_000).withTime(Duration.ofSeconds(8));

  /** Small ones, so that more pictures are decoded in the same time. */
  private final ImageDecoder decoder =
      ImageDecoder.of(LIMITS.withPixels(250_000, 100_000).withFrames(4));

  @FuzzTest(maxDuration = "", maxExecutions = 10_000_000)
  void jpeg(byte[] data) {
    walk(data, "ffd8ff");
  }

  @FuzzTest(maxDuration = "", maxExecutions = 10_000_000)
  void png(byte[] data) {
    walk(data, "89504e470d0a1a0a");
  }

  @FuzzTest(maxDuration = "", maxExecutions = 10_000_000)
  void gif(byte[] data) {
    walk(data, "474946383961");
  }

  @FuzzTest(maxDuration = "", maxExecutions = 10_000_000)
  void bmp(byte[] data) {
    walk(data, "424d");
  }

  @FuzzTest(maxDuration = "", maxExecutions = 10_000_000)
  void webp(byte[] data) {
    walk(data, WEBP);
  }

  @FuzzTest(maxDuration = "", maxExecutions = 10_000_000)
  void tiff(byte[] data) {
    walk(data, data.length % 2 == 0 ? "49492a00" : "4d4d002a");
  }

  @FuzzTest(maxDuration = "", maxExecutions = 10_000_000)
  void pnm(byte[] data) {
    walk(data, data.length % 2 == 0 ? "5036" : "5035");
  }

  @FuzzTest(maxDuration = "", maxExecutions = 1_000_000)
  void decode(byte[] data) {
    try {
      decoder.hash(data, QueryVariants.FRAMED, EnumSet.of(PdqDialect.CORE));
    } catch (ImageRejectedException e) {
      // The one way to refuse a picture.
    }
  }

  /** The pixels of WebP are decoded by code of our own; the first byte tells how they are coded. */
  @FuzzTest(maxDuration = "", maxExecutions = 1_000_000)
  void webpPixels(byte[] data) {
    if (data.length > 0) {
      byte[] head = HexFormat.of().parseHex(data[0] % 2 == 0 ? WEBP + LOSSY : WEBP + LOSSLESS);
      ByteBuffer file = ByteBuffer.allocate(head.length + 4 + data.length - 1);
      file.order(ByteOrder.LITTLE_ENDIAN).put(head).putInt(data.length - 1);
      decode(file.put(data, 1, data.length - 1).array());
    }
  }

  /** Walks bytes that begin as the format does, whatever the fuzzer made of the beginning. */
  private static void walk(byte[] data, String magic) {
    byte[] begin = HexFormat.of().parseHex(magic);
    byte[] file = data.clone();
    if (file.length >= begin.length) {
      System.arraycopy(begin, 0, file, 0, begin.length);
    }
    try {
      ImageHeader.read(file, LIMITS);
    } catch (ImageRejectedException e) {
      // The one way to refuse a picture.
    }
  }
}
