package org.tutela.core.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpoolFileTest {

  @ParameterizedTest
  @CsvSource({"3, 10", "3, 341", "3, 342", "6, 2000", "1, 1024", "1, 5000"})
  void partGivesItsRowsBackInOrder(int width, int count) throws IOException {
    try (SpoolFile spool = new SpoolFile(width)) {
      for (int i = 0; i < count; i++) {
        spool.add(row(width, 7, i));
        spool.add(row(width, 200, i));
      }

      assertThat(lastColumn(spool, 7, width)).isEqualTo(lastColumn(spool, 200, width));
      assertThat(lastColumn(spool, 7, width)).hasSize(count).isSorted();
      assertThat(lastColumn(spool, 8, width)).isEmpty();
    }
  }

  private static long[] row(int width, long part, int number) {
    long[] row = new long[width];
    row[0] = part << 56;
    row[width - 1] |= number;
    return row;
  }

  private static List<Long> lastColumn(SpoolFile spool, int part, int width) throws IOException {
    List<Long> values = new ArrayList<>();
    spool.forEach(part, (row, at) -> values.add(row[at + width - 1] & 0xffff));
    return values;
  }
}
