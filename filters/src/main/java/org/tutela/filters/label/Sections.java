package org.tutela.filters.label;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The sections of service information tables, ISO/IEC 13818-1, 2.4.4: which descriptors they hold.
 * DVB: EN 300 468, 5.2; ATSC: A/65, 6. Belongs to one thread.
 */
final class Sections {
  private static final int HEADER = 8;
  private static final int CRC = 4;
  private static final int PMT = 0x02;
  private static final int SDT_ACTUAL = 0x42;
  private static final int SDT_OTHER = 0x46;
  private static final int EIT_FIRST = 0x4e;
  private static final int EIT_LAST = 0x6f;
  private static final int VCT_TERRESTRIAL = 0xc8;
  private static final int VCT_CABLE = 0xc9;
  private static final int RRT = 0xca;
  private static final int ATSC_EIT = 0xcb;
  private static final int VCT_CHANNEL = 30;

  private final BroadcastDescriptors descriptors;
  private final RatingRegionTables regions;
  private final List<Found> found = new ArrayList<>();

  /** A whole section, from its table id to its CRC, and where it stood. */
  private static final class Found {
    private final byte[] bytes;
    private final String location;

    Found(byte[] bytes, String location) {
      this.bytes = bytes;
      this.location = location;
    }
  }

  Sections(LabelScan scan) {
    this.regions = new RatingRegionTables();
    this.descriptors = new BroadcastDescriptors(scan, regions);
  }

  /**
   * {@return whether a section is whole}
   *
   * @param section table id to CRC
   */
  static boolean isWhole(byte[] section) {
    return section.length >= HEADER + CRC && crc(section) == 0;
  }

  /** Keeps a whole section. */
  void add(byte[] section, String location) {
    found.add(new Found(section, location));
  }

  /** Keeps the whole ones of sections that stand one after another, as recorders write them. */
  void addAll(byte[] bytes) {
    for (int at = 0; at + 3 <= bytes.length; ) {
      int length = 3 + (((bytes[at + 1] & 0x0f) << 8) | (bytes[at + 2] & 0xff));
      if (at + length > bytes.length) {
        return;
      }
      byte[] section = Arrays.copyOfRange(bytes, at, at + length);
      if (isWhole(section)) {
        add(section, "byte " + at);
      }
      at += length;
    }
  }

  /** Reads what was kept: the tables of rating regions first, wherever they stood. */
  void read() {
    for (Found section : found) {
      if ((section.bytes[0] & 0xff) == RRT) {
        ByteCursor body = new ByteCursor(section.bytes, HEADER, section.bytes.length - CRC);
        regions.read(section.bytes[4] & 0xff, body);
      }
    }
    for (Found section : found) {
      descriptors(section.bytes, section.location);
    }
  }

  private void descriptors(byte[] section, String location) {
    int table = section[0] & 0xff;
    ByteCursor body = new ByteCursor(section, HEADER, section.length - CRC);
    String where = location + String.format(", table 0x%02X", table);
    if (table == PMT) {
      body.skip(2);
      descriptors.read(body.take(body.u16() & 0xfff), where);
      loop(body, 3, where);
    } else if (table == SDT_ACTUAL || table == SDT_OTHER) {
      body.skip(3);
      loop(body, 3, where);
    } else if (table >= EIT_FIRST && table <= EIT_LAST) {
      body.skip(6);
      loop(body, 10, where);
    } else if (table == VCT_TERRESTRIAL || table == VCT_CABLE) {
      body.skip(1);
      for (int channels = body.u8(); channels > 0 && body.remaining() > 0; channels--) {
        descriptors.read(body.skip(VCT_CHANNEL).take(body.u16() & 0x3ff), where);
      }
    } else if (table == ATSC_EIT) {
      atscEvents(body, where);
    }
  }

  /** Entries of some bytes, then the length of their descriptors in 12 bits, then these. */
  private void loop(ByteCursor body, int fixed, String where) {
    while (body.remaining() > fixed) {
      int id = body.u16();
      body.skip(fixed - 2);
      ByteCursor entry = body.take(body.u16() & 0xfff);
      descriptors.read(entry, where + ", entry " + id);
    }
  }

  private void atscEvents(ByteCursor body, String where) {
    body.skip(1);
    for (int events = body.u8(); events > 0 && body.remaining() > 0; events--) {
      int id = body.u16() & 0x3fff;
      body.skip(7);
      body.skip(body.u8());
      descriptors.read(body.take(body.u16() & 0xfff), where + ", event " + id);
    }
  }

  /** The CRC of ISO/IEC 13818-1, annex A, which is 0 over a section with its CRC. */
  static int crc(byte[] bytes) {
    int crc = 0xffffffff;
    for (byte b : bytes) {
      crc ^= b << 24;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc << 1) ^ (crc < 0 ? 0x04c11db7 : 0);
      }
    }
    return crc;
  }
}
