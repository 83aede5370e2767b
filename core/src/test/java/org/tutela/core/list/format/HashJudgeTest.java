package org.tutela.core.list.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.ListGuards;
import org.tutela.core.list.ReasonCode;

class HashJudgeTest {
  private static final HashJudge.Form HEX = HashJudge.Form.HEX;
  private static final HashJudge.Form BOTH = HashJudge.Form.HEX_OR_BASE64;
  private static final byte[] VECTOR = vector();

  private final HashJudge judge = new HashJudge(ListGuards.STANDARD);

  private static byte[] vector() {
    byte[] bytes = new byte[144];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 7);
    }
    return bytes;
  }

  @Test
  void photoDnaComesInThreeForms() {
    String decimals =
        IntStream.range(0, VECTOR.length)
            .mapToObj(i -> String.valueOf(VECTOR[i] & 0xff))
            .collect(Collectors.joining(","));

    for (String text :
        new String[] {
          HexFormat.of().withUpperCase().formatHex(VECTOR),
          Base64.getEncoder().encodeToString(VECTOR),
          decimals
        }) {
      assertThat(judge.accepts(HashType.PHOTODNA, text, HEX)).isTrue();
      assertThat(judge.hash().toBytes()).isEqualTo(VECTOR);
    }
  }

  @ParameterizedTest
  @CsvSource({"'1,2,x', BAD_HEX", "'1,2,3', BAD_LENGTH", "'-1,2', BAD_HEX", "'1, 2', BAD_HEX"})
  void decimalsAreJudgedInTheSameOrder(String text, ReasonCode code) {
    assertThat(judge.accepts(HashType.PHOTODNA, text, HEX)).isFalse();
    assertThat(judge.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"256", "", "4294967297", "99999999999999999999"})
  void decimalIsAByte(String number) {
    assertThat(judge.accepts(HashType.PHOTODNA, "1,".repeat(143) + number, HEX)).isFalse();
    assertThat(judge.code()).isEqualTo(ReasonCode.BAD_NUMBER);
  }

  @ParameterizedTest
  @CsvSource({
    "==, BAD_LENGTH",
    "AAAA, BAD_LENGTH",
    "mnni/ulllZB+K532LA1sCw=A, BAD_HEX",
    "mnni_ulllZB-K532LA1sCw==, BAD_HEX",
    "mnni/ulllZB+K532LA1sCwA=, BAD_LENGTH"
  })
  void base64HasTheLengthAndPaddingOfItsType(String text, ReasonCode code) {
    assertThat(judge.accepts(HashType.MD5, text, BOTH)).isFalse();
    assertThat(judge.code()).isEqualTo(code);
  }

  @Test
  void base64IsAcceptedWhereTheFieldSaysSo() {
    assertThat(judge.accepts(HashType.MD5, "mnni/ulllZB+K532LA1sCw==", BOTH)).isTrue();
    assertThat(judge.accepts(HashType.MD5, "mnni/ulllZB+K532LA1sCw==", HEX)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "md5, d41d8cd98f00b204e9800998ecf8427e",
    "sha1, DA39A3EE5E6B4B0D3255BFEF95601890AFD80709",
    "sha256, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
  })
  void digestOfNothingIsRefused(String type, String value) {
    assertThat(judge.accepts(HashType.of(type), value, HEX)).isFalse();
    assertThat(judge.code()).isEqualTo(ReasonCode.EMPTY_CONTENT_HASH);
    assertThat(new HashJudge(ListGuards.NONE).accepts(HashType.of(type), value, HEX)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "pdq, 0000000000000000000000000000000000000000000000000000000000000000",
    "pdq, ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "pdq, 00001134000011342c4b00002c4b1134000000002c4b2c4b00002c4b8200554b",
    "bits:own:64, 0000000000000000",
    "bits:own:64, ffffffffffffffff"
  })
  void hashOfAFlatPictureIsRefused(String type, String value) {
    assertThat(judge.accepts(HashType.of(type), value, HEX)).isFalse();
    assertThat(judge.code()).isEqualTo(ReasonCode.DEGENERATE_HASH);
    assertThat(new HashJudge(ListGuards.NONE).accepts(HashType.of(type), value, HEX)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "pdq, 0000cccc0000cccc333300003333cccc0000000033333333000033333333cccc",
    "pdq, 90d8060320ceae1bb5095efdc104dc70c8168220bbd02b488dc85428f0eb900b",
    "md5, 00000000000000000000000000000000",
    "bits:own:64, 0000000000000001"
  })
  void hashThatMeansSomethingIsAccepted(String type, String value) {
    assertThat(judge.accepts(HashType.of(type), value, HEX)).isTrue();
    assertThat(judge.hash().hex()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "9A79e2fee965907e2b9df462c0d65c0b0", "9a79e2fee965907e2b9df462c0d65c"})
  void lengthIsExact(String text) {
    assertThat(judge.accepts(HashType.MD5, text, HEX)).isFalse();
    assertThat(judge.code()).isEqualTo(ReasonCode.BAD_LENGTH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "T1"})
  void tlshMayBeginWithItsVersion(String version) {
    HashJudge judge = new HashJudge(ListGuards.STANDARD);

    assertThat(judge.accepts(HashType.TLSH, version + "a1".repeat(35), HashJudge.Form.HEX))
        .isTrue();
    assertThat(judge.hash().hex()).isEqualTo("a1".repeat(35));
  }
}
