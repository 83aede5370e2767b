package org.tutela.core.list.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.ListFormatException;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReadOptions;
import org.tutela.core.list.ReasonCode;

/**
 * Hash sets of EnCase 6 ({@code .hash}): a header of 1152 bytes with the name of the set, then
 * records of 18 bytes that begin with an MD5 (layout as in The Sleuth Kit, {@code encase.cpp}).
 */
final class EncaseReader implements FormatReader {
  private static final int HEADER = 1152;
  private static final int NAME_AT = 1032;
  private static final int NAME_BYTES = 78;
  private static final int RECORD = 18;
  private static final int MD5 = 16;

  @Override
  public String format() {
    return "encase";
  }

  /** Also what a conversion of line ends has made of the magic. */
  @Override
  public boolean recognizes(ListHead head) {
    return head.text().startsWith("HASH\r") || head.text().startsWith("HASH\n");
  }

  @Override
  public void read(ListSource source, ReadOptions options, Consumer<? super ListRecord> sink)
      throws IOException {
    RecordSink out = new RecordSink(options, sink);
    try (InputStream in = new BufferedInputStream(source.open(), 1 << 16)) {
      byte[] header = in.readNBytes(HEADER);
      if (!TextInput.starts(header, 'H', 'A', 'S', 'H', '\r', '\n', 0xff, 0)) {
        throw new ListFormatException(
            ReasonCode.BAD_MAGIC,
            source.name(),
            "offset 0",
            "not an EnCase hash set, or its line ends were converted; copy it as a binary file");
      }
      if (header.length < HEADER) {
        throw new ListFormatException(
            ReasonCode.BAD_HEADER, source.name(), "offset 0", "the header is cut off");
      }
      String name = new String(header, NAME_AT, NAME_BYTES, StandardCharsets.UTF_16LE);
      int end = name.indexOf('\0');
      out.begin("offset " + NAME_AT, "");
      out.meta(end < 0 ? name : name.substring(0, end));
      records(in, out);
    }
  }

  private static void records(InputStream in, RecordSink out) throws IOException {
    long offset = HEADER;
    byte[] record = in.readNBytes(RECORD);
    for (; record.length == RECORD; record = in.readNBytes(RECORD)) {
      out.begin("offset " + offset, "");
      out.hash(HashType.MD5, HexFormat.of().formatHex(Arrays.copyOf(record, MD5)));
      offset += RECORD;
    }
    if (record.length > 0) {
      out.begin("offset " + offset, "");
      out.reject(ReasonCode.TRUNCATED_RECORD, "");
    }
  }
}
