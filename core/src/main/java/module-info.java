/**
 * Hashing, hash lists, compiled indexes and matching.
 *
 * <p>Only {@code java.base} and RoaringBitmap are required. Everything else is optional: a room
 * whose library is absent says so by name.
 */
@org.jspecify.annotations.NullMarked
module org.tutela.core {
  requires roaringbitmap;
  requires static com.fasterxml.jackson.core;
  requires static com.google.common;
  requires static java.desktop;
  requires static java.xml;
  requires static org.apache.commons.compress;
  requires static org.jspecify;
  requires static org.snakeyaml.engine;
  requires static org.tukaani.xz;

  exports org.tutela.core.config;
  exports org.tutela.core.container;
  exports org.tutela.core.hash;
  exports org.tutela.core.image;
  exports org.tutela.core.index;
  exports org.tutela.core.list;
  exports org.tutela.core.list.format;
  exports org.tutela.core.match;
  exports org.tutela.core.url;
}
