package org.tutela.core.image;

import java.util.List;
import java.util.Set;
import org.tutela.core.image.DecodedImage.State;

/**
 * All hashes under which a picture is looked up, and what else its file says. Immutable.
 *
 * @param format of the file
 * @param width columns of the stored pixels; of the canvas, or of the first page, if there are
 *     several frames
 * @param height rows of the stored pixels
 * @param orientation what makes the stored pixels upright
 * @param state whether all pixels are the file's own
 * @param notes what a user should know about this picture, one short sentence each
 * @param frames how many frames or pages the file has
 * @param hashes of the frames that were looked at, in their order; the first frame as stored comes
 *     first, and no hash is there twice for one dialect
 */
public record PictureHashes(
    ImageFormat format,
    int width,
    int height,
    Orientation orientation,
    State state,
    List<String> notes,
    int frames,
    List<PictureHash> hashes) {

  /**
   * Takes copies of the lists.
   *
   * @param format of the file
   * @param width columns of the stored pixels
   * @param height rows of the stored pixels
   * @param orientation what makes the stored pixels upright
   * @param state whether all pixels are the file's own
   * @param notes what a user should know
   * @param frames how many there are in the file
   * @param hashes at least one
   * @throws IllegalArgumentException if there is no hash
   */
  public PictureHashes {
    notes = List.copyOf(notes);
    hashes = List.copyOf(hashes);
    if (hashes.isEmpty()) {
      throw new IllegalArgumentException("a picture has at least one hash");
    }
  }

  /** {@return the hash of the stored pixels of the first frame, in the first dialect asked for} */
  public PdqHash stored() {
    return hashes.get(0).pdq();
  }

  /**
   * {@return the hashes of a decoded picture}
   *
   * @param image the picture
   * @param variants which forms of it
   * @param dialects how the hashes of the lists were made
   * @throws IllegalArgumentException if no dialect is named
   */
  public static PictureHashes of(
      DecodedImage image, QueryVariants variants, Set<PdqDialect> dialects) {
    return new PictureHashes(
        image.format(),
        image.width(),
        image.height(),
        image.orientation(),
        image.state(),
        image.notes(),
        1,
        variants.hashes(image.rows(), dialects, image.orientation()));
  }
}
