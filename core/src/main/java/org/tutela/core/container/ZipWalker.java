package org.tutela.core.container;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;

/**
 * Walks through a zip. Programs differ in what they believe, the central directory at the end or
 * the headers in front of each file, and files can be hidden between the two. So both are compared,
 * and if they disagree in anything, what either shows is handed over.
 */
final class ZipWalker {
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int DEFLATE_64 = 9;

  /** No archive of documents or programs comes near; a directory of so many is held in memory. */
  private static final int MOST_ENTRIES = 200_000;

  private final SeekableByteChannel file;
  private final ZipFileReader reader;
  private final EntrySink sink;

  private ZipWalker(SeekableByteChannel file, EntrySink sink) throws IOException {
    this.file = file;
    this.reader = new ZipFileReader(file);
    this.sink = sink;
  }

  static void walk(SeekableByteChannel file, EntrySink sink) throws IOException {
    new ZipWalker(file, sink).walk();
  }

  /** {@return whether a file that begins as something else has a zip behind that} */
  static boolean endsAsZip(SeekableByteChannel file) throws IOException {
    return new ZipFileReader(file).central(MOST_ENTRIES).filter(e -> !e.isEmpty()).isPresent();
  }

  private void walk() throws IOException {
    Optional<List<ZipEntryHeader>> central = reader.central(MOST_ENTRIES);
    if (central.isEmpty()) {
      sink.partial("DAMAGED: the zip has no intact central directory; its files were looked for");
      localView();
      return;
    }
    List<ZipEntryHeader> entries = new ArrayList<>();
    boolean agree = true;
    for (ZipEntryHeader entry : central.get()) {
      Optional<ZipEntryHeader> local = reader.local(entry.header());
      if (local.isEmpty()) {
        sink.unreadable(shown(entry), "DAMAGED: the central directory points to no file");
        agree = false;
        continue;
      }
      agree &= entry.agrees(local.get());
      entries.add(
          new ZipEntryHeader(
              entry.name(),
              entry.method(),
              entry.flags(),
              entry.crc(),
              entry.compressed(),
              entry.header(),
              local.get().data()));
    }
    agree = agree && nothingHidden(entries);
    for (ZipEntryHeader entry : entries) {
      hand(entry, Math.min(entry.data() + entry.compressed(), reader.size()));
    }
    if (!agree) {
      sink.partial(
          "VIEWS_DIFFER: local headers and central directory of the zip disagree; both were"
              + " looked at");
      localView();
    }
  }

  /** Whether files neither overlap nor leave room for a local header that the directory omits. */
  private boolean nothingHidden(List<ZipEntryHeader> entries) throws IOException {
    List<ZipEntryHeader> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparingLong(ZipEntryHeader::header));
    long at = 0;
    for (ZipEntryHeader entry : sorted) {
      if (entry.header() < at
          || entry.compressed() < 0
          || entry.compressed() > reader.size() - entry.data()
          || reader.findLocal(at, entry.header()) >= 0) {
        return false;
      }
      at = entry.data() + entry.compressed();
    }
    return reader.findLocal(at, reader.size()) < 0;
  }

  /** Hands over whatever begins with a local header, from the first byte on. */
  private void localView() throws IOException {
    long at = reader.findLocal(0, reader.size());
    while (at >= 0) {
      Optional<ZipEntryHeader> found = reader.local(at);
      long next = at + Integer.BYTES;
      if (found.isPresent()) {
        ZipEntryHeader entry = found.get();
        long end = entry.data() + entry.compressed();
        boolean known =
            !(entry.sizesFollow() && entry.compressed() == 0)
                && entry.compressed() >= 0
                && end <= reader.size();
        if (known) {
          hand(entry, end);
          next = end;
        } else {
          next = handUnmeasured(entry);
        }
      }
      at = reader.findLocal(next, reader.size());
    }
  }

  /** Hands over a file of which only its content says where it ends; {@return where to go on} */
  private long handUnmeasured(ZipEntryHeader entry) throws IOException {
    long to = reader.size();
    if (entry.method() != DEFLATED || entry.encrypted()) {
      long next = reader.findLocal(entry.data(), to);
      hand(entry, next < 0 ? to : next);
      return entry.data();
    }
    Inflater inflater = new Inflater(true);
    try {
      sink.entry(shown(entry), inflating(entry.data(), to, inflater));
      return entry.data() + Math.max(0, inflater.getBytesRead() - 1);
    } finally {
      inflater.end();
    }
  }

  private void hand(ZipEntryHeader entry, long end) throws IOException {
    if (entry.folder()) {
      return;
    }
    String name = shown(entry);
    if (entry.encrypted()) {
      sink.unreadable(name, "ENCRYPTED: a password is needed");
      return;
    }
    Inflater inflater = new Inflater(true);
    try {
      Optional<InputStream> content = content(entry, end, inflater);
      if (content.isPresent()) {
        sink.entry(name, content.get());
      } else {
        sink.unreadable(name, "UNSUPPORTED: compression method " + entry.method());
      }
    } finally {
      inflater.end();
    }
  }

  private Optional<InputStream> content(ZipEntryHeader entry, long end, Inflater inflater)
      throws IOException {
    InputStream raw = new ChannelStream(file, entry.data(), end);
    return switch (entry.method()) {
      case STORED -> Optional.of(raw);
      case DEFLATED -> Optional.of(inflating(entry.data(), end, inflater));
      case DEFLATE_64 -> Optional.of(new Deflate64CompressorInputStream(raw));
      default -> Optional.empty();
    };
  }

  /** The inflater wants one byte more than there is (zlib, since long ago). */
  private InputStream inflating(long from, long end, Inflater inflater) {
    InputStream padded =
        new SequenceInputStream(
            new ChannelStream(file, from, end), new ByteArrayInputStream(new byte[1]));
    return new InflaterInputStream(padded, inflater, 1 << 13);
  }

  /** Many programs write UTF-8 without saying so; what is none is shown byte by byte. */
  private static String shown(ZipEntryHeader entry) {
    byte[] name = entry.name().getBytes(StandardCharsets.ISO_8859_1);
    String text = new String(name, StandardCharsets.UTF_8);
    boolean utf8 = entry.utf8() || Arrays.equals(text.getBytes(StandardCharsets.UTF_8), name);
    return utf8 ? text : entry.name();
  }
}
