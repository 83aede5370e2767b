package org.tutela.core.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContentHasherTest {
  private static final Path VECTORS = Path.of("src/test/resources/vectors/file-hash");

  static Stream<List<String>> files() throws IOException {
    return Files.readAllLines(VECTORS.resolve("file-hashes.tsv")).stream()
        .skip(1)
        .map(line -> List.of(line.split("\t", -1)));
  }

  @ParameterizedTest
  @MethodSource("files")
  void digestsOfReferenceFiles(List<String> row) throws IOException {
    ContentHasher hasher = ContentHasher.of(HashType.SHA256, HashType.MD5, HashType.SHA1);

    Map<HashType, ContentHash> hashes;
    try (InputStream content = Files.newInputStream(VECTORS.resolve(row.get(0)))) {
      hashes = hasher.hash(content);
    }

    assertThat(hashes.keySet()).containsExactly(HashType.MD5, HashType.SHA1, HashType.SHA256);
    assertThat(hashes.values().stream().map(ContentHash::hex))
        .containsExactly(row.get(2), row.get(3), row.get(4));
  }

  @Property(tries = 200)
  void chunksDoNotMatter(
      @ForAll @Size(max = 300) byte[] content, @ForAll @IntRange(min = 1, max = 100) int step)
      throws IOException {
    ContentHasher hasher = ContentHasher.of(HashType.SHA512, HashType.MD5);
    Map<HashType, ContentHash> whole = hasher.hash(new ByteArrayInputStream(content));

    for (int i = 0; i < content.length; i += step) {
      hasher.update(ByteBuffer.wrap(content, i, Math.min(step, content.length - i)));
    }

    assertThat(hasher.finish()).isEqualTo(whole);
  }

  static Stream<Arguments> executors() {
    Executor refuses =
        task -> {
          throw new RejectedExecutionException("full");
        };
    Executor loses = task -> {};
    return Stream.of(
        Arguments.of("two threads", ForkJoinPool.commonPool()),
        Arguments.of("the caller", (Executor) Runnable::run),
        Arguments.of("one that refuses", refuses),
        Arguments.of("one that never runs a task", loses));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("executors")
  void anyExecutorGivesTheSameDigests(String name, Executor executor) throws IOException {
    ContentHasher hasher = ContentHasher.of(HashType.MD5, HashType.SHA1, HashType.SHA256);
    SplittableRandom random = new SplittableRandom(5);
    for (int length : new int[] {0, 1, 1 << 17, (1 << 17) + 1, 1 << 20, 3_500_000}) {
      byte[] content = new byte[length];
      random.nextBytes(content);
      Map<HashType, ContentHash> expected = hasher.hash(new ByteArrayInputStream(content));

      assertThat(hasher.hash(new ByteArrayInputStream(content), executor)).isEqualTo(expected);
    }
  }

  @Test
  void failedReadLeavesNothingBehindOfAPipeline() throws IOException {
    ContentHasher hasher = ContentHasher.of(HashType.MD5, HashType.SHA256);
    InputStream start = new ByteArrayInputStream(new byte[1 << 20]);
    InputStream broken =
        new SequenceInputStream(
            start,
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("cable pulled");
              }

              @Override
              public int read(byte[] into, int from, int count) throws IOException {
                return read();
              }
            });

    assertThatThrownBy(() -> hasher.hash(broken, ForkJoinPool.commonPool()))
        .hasMessage("cable pulled");

    assertThat(hasher.hash(InputStream.nullInputStream(), Runnable::run).get(HashType.MD5).hex())
        .isEqualTo("d41d8cd98f00b204e9800998ecf8427e");
  }

  @Test
  void failedReadLeavesNothingBehind() throws IOException {
    ContentHasher hasher = ContentHasher.of(HashType.MD5);
    InputStream broken =
        new InputStream() {
          private int left = 3;

          @Override
          public int read() throws IOException {
            if (left-- == 0) {
              throw new IOException("cable pulled");
            }
            return 'x';
          }

          @Override
          public int read(byte[] b, int off, int len) throws IOException {
            b[off] = (byte) read();
            return 1;
          }
        };

    assertThatThrownBy(() -> hasher.hash(broken)).hasMessage("cable pulled");

    assertThat(hasher.finish().get(HashType.MD5)).hasToString("md5(...)");
    assertThat(hasher.hash(InputStream.nullInputStream()).get(HashType.MD5).hex())
        .isEqualTo("d41d8cd98f00b204e9800998ecf8427e");
  }

  @Test
  void perceptualHashIsNoDigest() {
    assertThatThrownBy(() -> ContentHasher.of(HashType.PDQ))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pdq is not a digest");
  }
}
