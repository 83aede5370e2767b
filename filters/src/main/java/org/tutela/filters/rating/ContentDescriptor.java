package org.tutela.filters.rating;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What content shows or does, in one vocabulary for the words of all systems. */
public enum ContentDescriptor {
  /** Violence, where a system does not say which. */
  VIOLENCE,
  /** Violence of cartoons. */
  CARTOON_VIOLENCE,
  /** Violence that could not happen. */
  FANTASY_VIOLENCE,
  /** Rape and other sexual violence. */
  SEXUAL_VIOLENCE,
  /** Blood, gore and mutilation. */
  BLOOD_GORE,
  /** What frightens. */
  FEAR_HORROR,
  /** Coarse language. */
  LANGUAGE,
  /** Nudity. */
  NUDITY,
  /** Suggestive talk and themes of sexuality. */
  SEXUAL_THEMES,
  /** Sexual acts. */
  SEXUAL_CONTENT,
  /** Illegal drugs, or drugs where a system does not say which. */
  DRUGS,
  /** Alcohol. */
  ALCOHOL,
  /** Tobacco. */
  TOBACCO,
  /** Games of chance without money. */
  SIMULATED_GAMBLING,
  /** Games of chance with money. */
  GAMBLING,
  /** Discrimination and hate. */
  DISCRIMINATION,
  /** Crimes, and how to commit them. */
  CRIME,
  /** Dangerous behaviour that a child may copy. */
  IMITABLE_BEHAVIOUR,
  /** Suicide and self-harm. */
  SELF_HARM,
  /** Eating disorders. */
  EATING_DISORDER,
  /** Medical procedures and advice. */
  MEDICAL,
  /** Themes for mature viewers, where a system does not say which. */
  MATURE_THEMES,
  /** What shocks or distresses. */
  SHOCKING_CONTENT,
  /** Flashing pictures that may trigger seizures. */
  FLASHING_IMAGES,
  /** Users meet other users. */
  USERS_INTERACT,
  /** Personal data is passed on. */
  SHARES_INFO,
  /** The place is passed on. */
  SHARES_LOCATION,
  /** A way into the whole web. */
  UNRESTRICTED_WEB,
  /** Things to buy inside. */
  IN_APP_PURCHASE,
  /** Things to buy of which only chance decides what they are. */
  RANDOM_ITEMS,
  /** Advertising. */
  ADVERTISING,
  /** Content that users made. */
  USER_GENERATED_CONTENT,
  /** Conversation with an artificial companion. */
  AI_COMPANION,
  /** Broadcasts by users as things happen. */
  LIVE_STREAM,
  /** Contact with strangers without a name. */
  ANONYMOUS_CONTACT;

  /** {@return the name in files and options: lower case, with underscores} */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * {@return the descriptor with this name, or empty}
   *
   * @param id an {@link #id()}, in any case
   */
  public static Optional<ContentDescriptor> find(String id) {
    return Arrays.stream(values()).filter(d -> d.name().equalsIgnoreCase(id)).findFirst();
  }
}
