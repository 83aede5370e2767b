package org.tutela.core.list.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReadOptions;

/**
 * What a format is recognised by.
 *
 * @param source the whole list
 * @param options how it is to be read
 * @param text its beginning, without byte order mark and leading white space
 */
record ListHead(ListSource source, ReadOptions options, String text) {
  private static final int LENGTH = 4096;

  static ListHead of(ListSource source, ReadOptions options) throws IOException {
    byte[] head;
    try (InputStream in = source.open()) {
      head = in.readNBytes(LENGTH);
    }
    Charset charset = StandardCharsets.UTF_8;
    if (TextInput.starts(head, 0xff, 0xfe) || TextInput.starts(head, '<', 0)) {
      charset = StandardCharsets.UTF_16LE;
    } else if (TextInput.starts(head, 0xfe, 0xff) || TextInput.starts(head, 0, '<')) {
      charset = StandardCharsets.UTF_16BE;
    }
    String text = new String(head, charset);
    return new ListHead(
        source, options, (text.startsWith("\ufeff") ? text.substring(1) : text).stripLeading());
  }
}
