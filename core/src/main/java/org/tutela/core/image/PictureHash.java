package org.tutela.core.image;

/**
 * One hash under which a picture is looked up.
 *
 * @param frame which frame or page it is of, from 1
 * @param variant which form of that frame
 * @param dialect how it was computed
 * @param pdq hash and quality
 */
public record PictureHash(int frame, QueryVariant variant, PdqDialect dialect, PdqHash pdq) {}
