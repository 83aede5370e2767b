package org.tutela.core.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.tutela.core.image.ImageRejectedException.Code;

/**
 * The header of a VP8 key frame (RFC 6386, section 9) and the partitions behind it. Where a decoder
 * may choose, this one does as libwebp.
 */
final class Vp8Header {
  static final int SEGMENTS = 4;
  private static final int START_CODE = 0x2a019d;
  private static final int HEAD = 10;
  private static final int MOST = 127;
  private static final int MOST_CHROMA_DC = 117;

  final int width;
  final int height;

  /** Modes of macroblocks. */
  final Vp8Bits modes;

  /** Coefficients, one row of macroblocks in each in turn. */
  final Vp8Bits[] partitions;

  final int[] tokens = new int[Vp8Tables.tokens()];
  final Vp8Quantizer[] quantizers = new Vp8Quantizer[SEGMENTS];
  final Vp8Filter[][] filters = new Vp8Filter[SEGMENTS][2];

  /** Probabilities of the tree of segments, if macroblocks name theirs. */
  final int[] segmentTree = {255, 255, 255};

  boolean hasSegmentMap;

  /** Of a macroblock to have coefficients, if macroblocks say so; else -1. */
  final int skipProbability;

  /** Whether only luma is smoothed, by a simple rule. */
  final boolean filtersSimply;

  private boolean hasSegments;
  private boolean areAbsolute = true;
  private final int[] segmentQuantizers = new int[SEGMENTS];
  private final int[] segmentLevels = new int[SEGMENTS];

  Vp8Header(ByteBuffer frame) throws ImageRejectedException {
    ByteBuffer in = frame.slice().order(ByteOrder.LITTLE_ENDIAN);
    int tag = in.getInt(0) & 0xffffff;
    boolean isKeyFrame = (tag & 1) == 0 && (in.getInt(3) & 0xffffff) == START_CODE;
    int version = (tag >> 1) & 7;
    boolean isShown = ((tag >> 4) & 1) != 0;
    if (!isKeyFrame || version > 3 || !isShown) {
      throw new ImageRejectedException(Code.CORRUPT, "no VP8 key frame");
    }
    width = in.getShort(6) & 0x3fff;
    height = in.getShort(8) & 0x3fff;
    int first = Math.min(tag >> 5, in.limit() - HEAD);
    modes = new Vp8Bits(in.slice(HEAD, first));
    modes.number(2);
    segments();
    filtersSimply = modes.flag();
    filters();
    partitions = partitions(in.position(HEAD + first).slice().order(ByteOrder.LITTLE_ENDIAN));
    quantizers();
    modes.flag();
    for (int i = 0; i < tokens.length; i++) {
      boolean isChanged = modes.bit(Vp8Tables.change(i)) != 0;
      tokens[i] = isChanged ? modes.number(8) : Vp8Tables.token(i);
    }
    skipProbability = modes.flag() ? modes.number(8) : -1;
    if (modes.isPastEnd()) {
      throw new ImageRejectedException(Code.TRUNCATED_HEADER, "the VP8 header is cut off");
    }
  }

  private void segments() {
    hasSegments = modes.flag();
    if (!hasSegments) {
      return;
    }
    hasSegmentMap = modes.flag();
    if (modes.flag()) {
      areAbsolute = modes.flag();
      for (int i = 0; i < SEGMENTS; i++) {
        segmentQuantizers[i] = modes.optionalSigned(7);
      }
      for (int i = 0; i < SEGMENTS; i++) {
        segmentLevels[i] = modes.optionalSigned(6);
      }
    }
    if (hasSegmentMap) {
      for (int i = 0; i < segmentTree.length; i++) {
        segmentTree[i] = modes.flag() ? modes.number(8) : 255;
      }
    }
  }

  private int ofSegment(int segment, int[] values, int base) {
    if (!hasSegments) {
      return base;
    }
    return values[segment] + (areAbsolute ? 0 : base);
  }

  private void filters() {
    int level = modes.number(6);
    int sharpness = modes.number(3);
    int forKeyFrames = 0;
    int forBlocks = 0;
    boolean hasDeltas = modes.flag();
    if (hasDeltas && modes.flag()) {
      forKeyFrames = modes.optionalSigned(6);
      for (int i = 1; i < 4; i++) {
        modes.optionalSigned(6);
      }
      forBlocks = modes.optionalSigned(6);
      for (int i = 1; i < 4; i++) {
        modes.optionalSigned(6);
      }
    }
    for (int i = 0; i < SEGMENTS; i++) {
      int base = level == 0 ? 0 : ofSegment(i, segmentLevels, level) + forKeyFrames;
      filters[i][0] = Vp8Filter.of(level == 0 ? 0 : base, sharpness);
      filters[i][1] = Vp8Filter.of(level == 0 ? 0 : base + forBlocks, sharpness);
    }
  }

  private Vp8Bits[] partitions(ByteBuffer rest) {
    int count = 1 << modes.number(2);
    Vp8Bits[] all = new Vp8Bits[count];
    int start = 3 * (count - 1);
    for (int i = 0; i < count; i++) {
      int length = rest.limit() - start;
      if (i < count - 1) {
        int declared =
            Short.toUnsignedInt(rest.getShort(3 * i)) | (rest.get(3 * i + 2) & 0xff) << 16;
        length = Math.min(length, declared);
      }
      all[i] = new Vp8Bits(rest.slice(start, length));
      start += length;
    }
    return all;
  }

  private void quantizers() {
    int base = modes.number(7);
    int lumaDc = modes.optionalSigned(4);
    int secondDc = modes.optionalSigned(4);
    int secondAc = modes.optionalSigned(4);
    int chromaDc = modes.optionalSigned(4);
    int chromaAc = modes.optionalSigned(4);
    for (int i = 0; i < SEGMENTS; i++) {
      int index = ofSegment(i, segmentQuantizers, base);
      quantizers[i] =
          new Vp8Quantizer(
              Vp8Tables.dcStep(clip(index + lumaDc, MOST)),
              Vp8Tables.acStep(clip(index, MOST)),
              2 * Vp8Tables.dcStep(clip(index + secondDc, MOST)),
              Math.max(8, Vp8Tables.acStep(clip(index + secondAc, MOST)) * 155 / 100),
              Vp8Tables.dcStep(clip(index + chromaDc, MOST_CHROMA_DC)),
              Vp8Tables.acStep(clip(index + chromaAc, MOST)));
    }
  }

  private static int clip(int value, int most) {
    return Math.max(0, Math.min(most, value));
  }
}
