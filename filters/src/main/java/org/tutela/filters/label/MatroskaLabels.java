package org.tutela.filters.label;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tutela.filters.rating.Medium;

/**
 * The tag {@code LAW_RATING} of Matroska and WebM files (RFC 9559, 5.1.8; the tag list of the
 * Matroska project): a code, an age or the address of a rating, nested in or beside a tag {@code
 * COUNTRY}. Clusters are stepped over.
 */
final class MatroskaLabels implements LabelReader {
  private static final long SEGMENT = 0x18538067L;
  private static final long TAGS = 0x1254C367L;
  private static final long TAG = 0x7373L;
  private static final long SIMPLE_TAG = 0x67C8L;
  private static final long TAG_NAME = 0x45A3L;
  private static final long TAG_STRING = 0x4487L;
  private static final int MAX_HEADER = 12;
  private static final int MAX_TAGS = 1 << 20;
  private static final int MAX_DEPTH = 8;
  private static final int MAX_ELEMENTS = 100_000;
  private static final long UNKNOWN_SIZE = -1;

  @Override
  public void read(LabelScan scan) throws IOException {
    try (LabelBytes bytes = scan.source().open()) {
      new Walk(scan, bytes).top(0, bytes.size());
    }
  }

  /** A tag: its name, its text, and the tags inside it. */
  private record Tag(String name, String text, List<Tag> inside, long at) {}

  private static final class Walk {
    private final LabelScan scan;
    private final LabelBytes bytes;
    private int elements;

    Walk(LabelScan scan, LabelBytes bytes) {
      this.scan = scan;
      this.bytes = bytes;
    }

    /** The EBML header, the segment, and what is directly in the segment. */
    void top(long from, long to) throws IOException {
      for (long at = from; at < to; ) {
        ByteCursor header = new ByteCursor(bytes.read(at, MAX_HEADER));
        long id = vint(header, false);
        long size = vint(header, true);
        long content = at + header.position();
        count();
        if (id == SEGMENT) {
          top(content, size == UNKNOWN_SIZE ? to : Math.min(to, content + size));
        } else if (id == TAGS && size != UNKNOWN_SIZE) {
          byte[] tags = bytes.read(content, (int) Math.min(MAX_TAGS, size));
          tags(tags, content);
        }
        if (size == UNKNOWN_SIZE || size < 0 || content + size <= at) {
          return;
        }
        at = content + size;
      }
    }

    private void tags(byte[] bytesOfTags, long offset) throws IOException {
      ByteCursor tags = new ByteCursor(bytesOfTags);
      while (tags.remaining() > 0) {
        long id = vint(tags, false);
        ByteCursor content = tags.take((int) Math.min(Integer.MAX_VALUE, vint(tags, true)));
        if (id == TAG) {
          List<Tag> inside = simpleTags(content, offset, 0);
          labels(inside, country(inside));
        }
      }
    }

    private List<Tag> simpleTags(ByteCursor content, long offset, int depth) throws IOException {
      List<Tag> found = new ArrayList<>();
      while (content.remaining() > 0 && depth < MAX_DEPTH) {
        long at = offset + content.position();
        long id = vint(content, false);
        ByteCursor inner = content.take((int) Math.min(Integer.MAX_VALUE, vint(content, true)));
        count();
        if (id == SIMPLE_TAG) {
          found.add(simpleTag(inner, offset, depth, at));
        }
      }
      return found;
    }

    private Tag simpleTag(ByteCursor content, long offset, int depth, long at) throws IOException {
      String name = "";
      String text = "";
      List<Tag> inside = new ArrayList<>();
      while (content.remaining() > 0) {
        long start = offset + content.position();
        long id = vint(content, false);
        ByteCursor inner = content.take((int) Math.min(Integer.MAX_VALUE, vint(content, true)));
        count();
        if (id == TAG_NAME) {
          name = new String(inner.rest(), StandardCharsets.UTF_8);
        } else if (id == TAG_STRING) {
          text = inner.utf8();
        } else if (id == SIMPLE_TAG && depth < MAX_DEPTH) {
          inside.add(simpleTag(inner, offset, depth + 1, start));
        }
      }
      return new Tag(name, text, inside, at);
    }

    private void labels(List<Tag> tags, Optional<String> country) {
      for (Tag tag : tags) {
        if (tag.name.equalsIgnoreCase("LAW_RATING") && !tag.text.isBlank()) {
          scan.add(label(tag, country.or(() -> country(tag.inside))));
        }
        boolean place = tag.name.equalsIgnoreCase("COUNTRY");
        labels(tag.inside, place ? Optional.of(tag.text) : country);
      }
    }

    private static Optional<String> country(List<Tag> tags) {
      return tags.stream()
          .filter(tag -> tag.name.equalsIgnoreCase("COUNTRY") && !tag.text.isBlank())
          .map(Tag::text)
          .findFirst();
    }

    private Label label(Tag tag, Optional<String> country) {
      LabelDraft draft =
          new LabelDraft("matroska", tag.text, "byte " + tag.at + ", tag LAW_RATING");
      country.ifPresent(draft::about);
      String text = tag.text.strip();
      if (text.contains("://")) {
        return RatingScheme.label(scan, draft, text, "", country);
      }
      Optional<String> region = country.map(String::strip).or(() -> scan.texts().region());
      return scan.texts().resolve(draft, text, Optional.of(Medium.FILM), region);
    }

    /**
     * {@return an EBML number: as many bytes as its first has leading zeros, and one more}
     *
     * @param sizes whether its length marker is no part of it, and all ones mean that it is unknown
     */
    private static long vint(ByteCursor in, boolean sizes) {
      int first = in.u8();
      int extra = Integer.numberOfLeadingZeros(first) - 24;
      if (first == 0 || extra > 7) {
        return sizes ? UNKNOWN_SIZE : 0;
      }
      long value = sizes ? first & (0x7f >> extra) : first;
      boolean ones = (first & (0x7f >> extra)) == (0x7f >> extra);
      for (int i = 0; i < extra; i++) {
        int next = in.u8();
        ones &= next == 0xff;
        value = (value << 8) | next;
      }
      return sizes && ones ? UNKNOWN_SIZE : value;
    }

    private void count() throws LabelException {
      if (++elements > MAX_ELEMENTS) {
        throw new LabelException(
            scan.source().name(), "more than " + MAX_ELEMENTS + " elements before the tags");
      }
    }
  }
}
