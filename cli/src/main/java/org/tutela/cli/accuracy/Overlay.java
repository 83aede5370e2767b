package org.tutela.cli.accuracy;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Alterations that draw over a picture. */
final class Overlay {
  private static final int STROKES = 9;

  private Overlay() {}

  /** {@return a copy with a pale logo in a corner, so much of the width wide} */
  static BufferedImage watermark(BufferedImage picture, double share) {
    BufferedImage copy = copy(picture);
    Graphics2D brush = Geometry.brush(copy);
    int width = (int) (share * copy.getWidth());
    int height = Math.max(1, copy.getHeight() / 10);
    int left = copy.getWidth() - width - copy.getWidth() / 40;
    int top = copy.getHeight() - height - copy.getHeight() / 40;
    brush.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.5f));
    brush.setColor(Color.WHITE);
    brush.fillRoundRect(left, top, width, height, height / 2, height / 2);
    brush.setColor(Color.DARK_GRAY);
    letters(brush, left + height / 4, top + height / 4, width - height / 2, height / 2);
    brush.dispose();
    return copy;
  }

  /** {@return a copy with a line of white letters on a black bar, so much of the height high} */
  static BufferedImage caption(BufferedImage picture, double share) {
    BufferedImage copy = copy(picture);
    Graphics2D brush = Geometry.brush(copy);
    int height = Math.max(4, (int) (share * copy.getHeight()));
    int top = copy.getHeight() - height;
    brush.setColor(Color.BLACK);
    brush.fillRect(0, top, copy.getWidth(), height);
    brush.setColor(Color.WHITE);
    letters(brush, height / 4, top + height / 4, copy.getWidth() - height / 2, height / 2);
    brush.dispose();
    return copy;
  }

  private static BufferedImage copy(BufferedImage picture) {
    BufferedImage copy = Geometry.blank(picture.getWidth(), picture.getHeight());
    copy.getRaster().setRect(picture.getRaster());
    return copy;
  }

  /** Strokes in place of letters: what fonts a machine has must not change a result. */
  private static void letters(Graphics2D brush, int left, int top, int width, int height) {
    int step = Math.max(3, height * 2 / 3);
    for (int i = 0; i * step < width - step; i++) {
      int shape = i * 7 % STROKES;
      int x = left + i * step;
      int thick = Math.max(1, step / 4);
      if (shape != 4) {
        brush.fillRect(x, top, thick, height);
      }
      if (shape % 2 == 0) {
        brush.fillRect(x, top + shape * height / 12, step * 2 / 3, thick);
      }
    }
  }
}
