package org.tutela.filters.label;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Ratings in an MPEG transport stream (ISO/IEC 13818-1, 2.4): the sections of its first 4 MiB,
 * which repeat within seconds. Packets of 188 bytes, and of 192 and 204 as recorders write them.
 */
final class TransportStreamLabels implements LabelReader {
  static final int SYNC = 0x47;
  private static final int PACKET = 188;
  private static final int[] STRIDES = {188, 192, 204};
  private static final int PAT_PID = 0;
  private static final int NIT_TO_EIT_FIRST = 0x10;
  private static final int NIT_TO_EIT_LAST = 0x12;
  private static final int ISDB_EIT_FIRST = 0x26;
  private static final int ISDB_EIT_LAST = 0x27;
  private static final int ATSC_BASE = 0x1ffb;
  private static final int PAT_TABLE = 0x00;
  private static final int MGT_TABLE = 0xc7;
  private static final int MAX_SECTION = 4096;
  private static final int SYNCED_PACKETS = 3;

  @Override
  public void read(LabelScan scan) {
    byte[] bytes = scan.source().head();
    Optional<int[]> sync = sync(bytes);
    if (sync.isEmpty()) {
      scan.add(
          new LabelDraft("dvb", "", "byte 0")
              .malformed("malformed-stream", "no packets of a transport stream"));
      return;
    }
    new Demultiplexer(scan).read(bytes, sync.get()[0], sync.get()[1]);
  }

  /** {@return where the first packet is and how far apart packets are, if there are packets} */
  static Optional<int[]> sync(byte[] bytes) {
    for (int start = 0; start < Math.min(bytes.length, PACKET + 16); start++) {
      for (int stride : STRIDES) {
        if (isSynced(bytes, start, stride)) {
          return Optional.of(new int[] {start, stride});
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isSynced(byte[] bytes, int start, int stride) {
    int packets = 0;
    for (int at = start; at < bytes.length && packets < SYNCED_PACKETS; at += stride, packets++) {
      if (bytes[at] != SYNC) {
        return false;
      }
    }
    // A single packet is enough only if it is all there is.
    return packets == SYNCED_PACKETS || (packets > 0 && start == 0 && bytes.length % stride == 0);
  }

  /** Puts sections together, by packet identifier. */
  private static final class Demultiplexer {
    private final Sections sections;
    private final Set<Integer> wanted = new HashSet<>(Set.of(PAT_PID, ATSC_BASE));
    private final Map<Integer, ByteArrayOutputStream> open = new HashMap<>();
    private final Map<Integer, Integer> starts = new HashMap<>();
    private final Set<ByteBuffer> seen = new HashSet<>();

    Demultiplexer(LabelScan scan) {
      this.sections = new Sections(scan);
      for (int pid = NIT_TO_EIT_FIRST; pid <= NIT_TO_EIT_LAST; pid++) {
        wanted.add(pid);
      }
      wanted.add(ISDB_EIT_FIRST);
      wanted.add(ISDB_EIT_LAST);
    }

    void read(byte[] bytes, int start, int stride) {
      for (int at = start; at + PACKET <= bytes.length; at += stride) {
        if (bytes[at] == SYNC) {
          packet(bytes, at);
        }
      }
      sections.read();
    }

    private void packet(byte[] bytes, int at) {
      ByteCursor packet = new ByteCursor(bytes, at + 1, at + PACKET);
      int flags = packet.u16();
      int pid = flags & 0x1fff;
      int control = (packet.u8() >> 4) & 3;
      boolean error = (flags & 0x8000) != 0;
      if (error || !wanted.contains(pid) || (control & 1) == 0) {
        return;
      }
      if (control == 3) {
        packet.skip(packet.u8());
      }
      if ((flags & 0x4000) != 0) {
        int pointer = packet.u8();
        append(pid, packet.take(pointer).rest());
        begin(pid, packet.rest(), at);
      } else {
        append(pid, packet.rest());
      }
    }

    private void begin(int pid, byte[] rest, int at) {
      open.put(pid, new ByteArrayOutputStream());
      starts.put(pid, at);
      append(pid, rest);
    }

    private void append(int pid, byte[] more) {
      ByteArrayOutputStream collected = open.get(pid);
      if (collected == null || more.length == 0) {
        return;
      }
      collected.writeBytes(more);
      byte[] bytes = collected.toByteArray();
      int at = 0;
      // Several sections may follow one another; 0xFF fills what is left.
      while (at + 3 <= bytes.length && bytes[at] != (byte) 0xff) {
        int length = 3 + (((bytes[at + 1] & 0x0f) << 8) | (bytes[at + 2] & 0xff));
        if (at + length > bytes.length) {
          break;
        }
        section(pid, Arrays.copyOfRange(bytes, at, at + length));
        at += length;
      }
      boolean done = at < bytes.length && bytes[at] == (byte) 0xff;
      open.put(pid, new ByteArrayOutputStream());
      if (!done && bytes.length - at <= MAX_SECTION + PACKET) {
        open.get(pid).write(bytes, at, bytes.length - at);
      }
    }

    private void section(int pid, byte[] section) {
      if (!Sections.isWhole(section) || !seen.add(ByteBuffer.wrap(section))) {
        return;
      }
      ByteCursor body = new ByteCursor(section, 8, section.length - 4);
      if (section[0] == PAT_TABLE && pid == PAT_PID) {
        while (body.remaining() >= 4) {
          body.skip(2);
          wanted.add(body.u16() & 0x1fff);
        }
      } else if ((section[0] & 0xff) == MGT_TABLE) {
        body.skip(1);
        for (int tables = body.u16(); tables > 0 && body.remaining() > 0; tables--) {
          body.skip(2);
          wanted.add(body.u16() & 0x1fff);
          body.skip(5);
          body.skip(body.u16() & 0xfff);
        }
      } else {
        sections.add(section, "byte " + starts.get(pid) + String.format(", PID 0x%X", pid));
      }
    }
  }
}
