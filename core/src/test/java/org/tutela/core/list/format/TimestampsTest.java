package org.tutela.core.list.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

  @ParameterizedTest
  @CsvSource({
    "2026-01-31T23:59:58Z, 2026-01-31T23:59:58Z",
    "2023-06-07T02:31:49.8300Z, 2023-06-07T02:31:49.830Z",
    "2023-06-07T02:31:49.123456789Z, 2023-06-07T02:31:49.123456789Z",
    "2023-06-07T02:31:49+02:00, 2023-06-07T00:31:49Z",
    "2023-06-07T02:31:49+0230, 2023-06-07T00:01:49Z",
    "2023-06-07T02:31:49-03, 2023-06-07T05:31:49Z",
    "2023-06-07T02:31:49, 2023-06-07T02:31:49Z",
    "2023-06-07, 2023-06-07T00:00:00Z",
    "1700000000, 2023-11-14T22:13:20Z",
    "/Date(1700000000000)/, 2023-11-14T22:13:20Z",
    "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z"
  })
  void readsTheSpellingsOfLists(String text, Instant instant) {
    assertThat(Timestamps.parse(text)).contains(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-30T00:00:00Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01T00:00:60Z",
        "2026-13-01T00:00:00Z",
        "2026-01-01T00:00:00.1234567890Z",
        "\uff12026-01-01T00:00:00Z",
        "2026-01-01T00:00:00.xZ",
        "yesterday",
        ""
      })
  void refusesWhatIsNoDate(String text) {
    assertThat(Timestamps.parse(text)).isEmpty();
  }
}
