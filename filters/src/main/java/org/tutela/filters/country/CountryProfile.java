package org.tutela.filters.country;

import java.util.List;
import java.util.Map;
import org.tutela.filters.rating.Medium;

/**
 * What is known of one country. Immutable.
 *
 * @param code the ISO 3166-1 code, two letters
 * @param name the name in English
 * @param digitalConsentAge from when on a child may consent to data processing without a parent
 * @param majority from when on somebody is of age
 * @param systems ids of the national rating systems by medium: film, tv and game
 * @param hotlines who takes reports of illegal content, verified or not
 * @param helplines who listens to children, verified or not
 */
public record CountryProfile(
    String code,
    String name,
    LegalAge digitalConsentAge,
    LegalAge majority,
    Map<Medium, List<String>> systems,
    List<Contact> hotlines,
    List<Contact> helplines) {

  /**
   * {@return the contacts of a kind, verified or not}
   *
   * @param kind what they do
   */
  public List<Contact> contacts(Contact.Kind kind) {
    return kind == Contact.Kind.HOTLINE ? hotlines : helplines;
  }
}
