package org.tutela.core.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tutela.core.image.QueryVariant.Ground;

/**
 * Hashes the forms of one frame after another. The rows of a frame pass once for the stored pixels
 * in all orientations; again without the border, if there is one; and again over black and white,
 * if pixels further down than the first row are transparent.
 */
final class VariantHasher implements FrameReader.Sink {
  private final QueryVariants variants;
  private final Set<PdqDialect> dialects;
  private final Orientation upright;
  private final Map<Key, PictureHash> hashes = new LinkedHashMap<>();
  private boolean transparent;

  private record Key(PdqDialect dialect, PdqHash pdq) {}

  VariantHasher(QueryVariants variants, Set<PdqDialect> dialects, Orientation upright) {
    if (dialects.isEmpty()) {
      throw new IllegalArgumentException("no dialect to hash in");
    }
    this.variants = variants;
    this.dialects = EnumSet.copyOf(dialects);
    this.upright = upright;
  }

  @Override
  public void frame(int number, RowSource rows) throws IOException {
    Pass stored =
        new Pass(rows, Ground.STORED, variants.orientations(upright), variants.takesFramesOff());
    Set<Orientation> turn = EnumSet.of(upright);
    Pass black = new Pass(rows, Ground.BLACK, turn, false);
    Pass white = new Pass(rows, Ground.WHITE, turn, false);
    int[] y = {0};
    int[] firstClear = {-1};
    rows.read(
        (colours, alpha) -> {
          stored.row(colours, alpha);
          if (firstClear[0] < 0 && alpha.length > 0) {
            firstClear[0] = y[0];
          }
          if (firstClear[0] == 0) {
            black.row(colours, alpha);
            white.row(colours, alpha);
          }
          y[0]++;
        });
    if (firstClear[0] > 0) {
      rows.read(
          (colours, alpha) -> {
            black.row(colours, alpha);
            white.row(colours, alpha);
          });
    }
    stored.finish(number, false);
    if (firstClear[0] >= 0) {
      transparent = true;
      black.finish(number, false);
      white.finish(number, false);
    }
    withoutBorder(number, rows, stored);
  }

  private void withoutBorder(int number, RowSource rows, Pass stored) throws IOException {
    Optional<BorderScan.Inside> border = stored.border();
    if (border.isPresent()) {
      RowSource inside = new CroppedRows(rows, border.get());
      Pass pass = new Pass(inside, Ground.STORED, variants.orientations(upright), false);
      inside.read(pass);
      pass.finish(number, true);
    }
  }

  /** {@return the hashes so far, no hash twice for a dialect} */
  List<PictureHash> hashes() {
    return new ArrayList<>(hashes.values());
  }

  /** {@return whether some pixel of some frame was not opaque} */
  boolean foundTransparency() {
    return transparent;
  }

  /** The rows of one form of a frame. */
  private final class Pass implements RowSink {
    private final RowSource rows;
    private final Ground ground;
    private final Set<Orientation> orientations;
    private final float[] luma;
    private final boolean scanned;
    private final List<OrientationHasher> hashers = new ArrayList<>();
    private Optional<BorderScan> scan = Optional.empty();

    Pass(RowSource rows, Ground ground, Set<Orientation> orientations, boolean scanned) {
      this.rows = rows;
      this.ground = ground;
      this.orientations = orientations;
      this.luma = new float[rows.width()];
      this.scanned = scanned;
    }

    private void start() {
      for (PdqDialect dialect : dialects) {
        hashers.add(new OrientationHasher(rows.width(), rows.height(), dialect, orientations));
      }
      if (scanned) {
        scan = Optional.of(new BorderScan(rows.width(), rows.height()));
      }
    }

    @Override
    public void row(byte[] colours, byte[] alpha) {
      if (hashers.isEmpty()) {
        start();
      }
      byte[] shown =
          ground == Ground.STORED || alpha.length == 0
              ? colours
              : over(colours, alpha, ground == Ground.WHITE ? 255 : 0);
      if (rows.isGray()) {
        PixelImage.grayLuma(shown, 0, luma.length, luma);
      } else {
        PixelImage.bgrLuma(shown, 0, luma.length, luma);
      }
      for (OrientationHasher hasher : hashers) {
        hasher.row(luma);
      }
      scan.ifPresent(border -> border.row(luma));
    }

    private byte[] over(byte[] colours, byte[] alpha, int light) {
      byte[] shown = new byte[colours.length];
      int unit = rows.isGray() ? 1 : 3;
      for (int i = 0; i < shown.length; i++) {
        int opacity = alpha[i / unit] & 0xff;
        int value = (colours[i] & 0xff) * opacity + light * (255 - opacity);
        shown[i] = (byte) ((value + 127) / 255);
      }
      return shown;
    }

    Optional<BorderScan.Inside> border() {
      return scan.flatMap(BorderScan::inside);
    }

    void finish(int frame, boolean framed) {
      int i = 0;
      for (PdqDialect dialect : dialects) {
        hashers
            .get(i++)
            .finish()
            .forEach(
                (orientation, pdq) ->
                    add(frame, new QueryVariant(ground, framed, orientation, false), dialect, pdq));
      }
    }

    private void add(int frame, QueryVariant variant, PdqDialect dialect, PdqHash pdq) {
      hashes.putIfAbsent(new Key(dialect, pdq), new PictureHash(frame, variant, dialect, pdq));
      if (variants.inverts() && ground == Ground.STORED) {
        PdqHash negative = pdq.inverted();
        hashes.putIfAbsent(
            new Key(dialect, negative),
            new PictureHash(frame, variant.negative(), dialect, negative));
      }
    }
  }
}
