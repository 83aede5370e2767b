package org.tutela.core.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TokenKeyTest {
  private static final ContentHash HASH = ContentHash.of(HashType.PDQ, new byte[32]);

  @Test
  void sameKeyAndHashGiveTheSameToken() {
    TokenKey key = TokenKey.random();

    assertThat(key.token(HASH)).isEqualTo(key.token(HASH)).matches("[0-9a-f]{16}");
  }

  @Test
  void otherKeyTypeOrHashGivesAnotherToken() {
    TokenKey key = TokenKey.of(new byte[16]);

    assertThat(key.token(HASH))
        .isNotEqualTo(TokenKey.random().token(HASH))
        .isNotEqualTo(key.token(ContentHash.of(HashType.SHA256, new byte[32])));
  }

  @Test
  void shortKeyIsRefused() {
    assertThatThrownBy(() -> TokenKey.of(new byte[15]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
