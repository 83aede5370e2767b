package org.tutela.core.list.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StixPatternTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "[file:hashes.MD5 = 'aa']; 1",
        "[file:hashes.'SHA-256' IN ('aa', 'bb' , 'cc')]; 3",
        "[file:hashes.MD5 = 'aa' OR url:value = 'x'] OR [file:hashes.\"SHA-1\" = 'b\\'b']; 3",
        "[file:hashes.MD5 = 'aa' AND file:size = 3]; 0",
        "[file:hashes.MD5 = 'aa'] FOLLOWEDBY [file:hashes.MD5 = 'bb']; 0",
        "[file:hashes.MD5 != 'aa']; 0",
        "[file:name = 'aa']; 0",
        "[file:hashes.MD5 = 'aa'; 0",
        "[file:hashes.MD5 = 'aa']] ; 0",
        "[file:hashes.MD5 = 'aa' OR ]; 0",
        "[file:hashes.MD5 = 'aa'] OR; 0",
        "alert tcp any any; 0",
      })
  void findsWhatAPatternLooksFor(String pattern, int comparisons) {
    assertThat(StixPattern.parse(pattern).map(found -> found.size()).orElse(0))
        .isEqualTo(comparisons);
  }
}
