package org.tutela.filters.rating;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What kind of content a system rates. */
public enum Medium {
  /** Cinema films. */
  FILM("Film"),
  /** Trailers of films and games. */
  TRAILER("Trailer"),
  /** Video for the home: discs and downloads. */
  VIDEO("DVD"),
  /** Linear and on-demand television. */
  TV("TV"),
  /** Video games. */
  GAME("Game"),
  /** Applications. */
  APP("App"),
  /** Recorded music. */
  MUSIC("Music"),
  /** Advertising. */
  AD("Ad"),
  /** Web sites and online services. */
  WEB("Web"),
  /** Books. */
  BOOK("Book"),
  /** Not content: an age bracket that a device or a store signals. */
  SIGNAL("Signal"),
  /** Anything else. */
  OTHER("other");

  private static final List<Medium> ALL = List.of(values());

  private final String tableName;
  private final String id;

  Medium(String tableName) {
    this.tableName = tableName;
    this.id = name().toLowerCase(Locale.ROOT);
  }

  /** {@return the name in files, options and messages: lower case} */
  public String id() {
    return id;
  }

  /**
   * {@return the medium with this name, or empty}
   *
   * @param name an {@link #id()} in any case, or {@code dvd} for {@link #VIDEO}
   */
  public static Optional<Medium> find(String name) {
    for (Medium medium : ALL) {
      if (medium.tableName.equalsIgnoreCase(name) || medium.id.equalsIgnoreCase(name)) {
        return Optional.of(medium);
      }
    }
    return Optional.empty();
  }
}
