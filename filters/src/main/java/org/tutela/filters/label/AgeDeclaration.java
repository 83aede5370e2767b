package org.tutela.filters.label;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a publisher declares in {@code age-de.xml}: a default age for a site, and ages of parts of
 * it. Immutable.
 *
 * <pre>{@code
 * String xml = AgeDeclaration.of("labels@example.org", LocalDate.now(), 12)
 *     .with("example.org/casino", 18)
 *     .toXml();
 * }</pre>
 */
public final class AgeDeclaration {
  private static final Set<Integer> CLASSES = Set.of(0, 6, 12, 16, 18);

  private final String issuer;
  private final LocalDate lastChange;
  private final int defaultAge;
  private final Map<String, Integer> scopes;

  private AgeDeclaration(
      String issuer, LocalDate lastChange, int defaultAge, Map<String, Integer> scopes) {
    this.issuer = issuer;
    this.lastChange = lastChange;
    this.defaultAge = checked(defaultAge);
    this.scopes = scopes;
  }

  /**
   * {@return a declaration for a whole site}
   *
   * @param issuer who declares: an address of theirs
   * @param lastChange the day of the last change
   * @param defaultAge 0, 6, 12, 16 or 18
   * @throws IllegalArgumentException if the age is none of these
   */
  public static AgeDeclaration of(String issuer, LocalDate lastChange, int defaultAge) {
    return new AgeDeclaration(issuer, lastChange, defaultAge, Map.of());
  }

  /**
   * {@return the same declaration with an age for a part of the site}
   *
   * @param scope the part: {@code example.org/shop} and what is below it, or {@code *.example.org}
   * @param age 0, 6, 12, 16 or 18
   * @throws IllegalArgumentException if the age is none of these
   */
  public AgeDeclaration with(String scope, int age) {
    Map<String, Integer> more = new LinkedHashMap<>(scopes);
    more.put(scope, checked(age));
    return new AgeDeclaration(issuer, lastChange, defaultAge, more);
  }

  private static int checked(int age) {
    if (!CLASSES.contains(age)) {
      throw new IllegalArgumentException("the classes of the JMStV are 0, 6, 12, 16 and 18");
    }
    return age;
  }

  /** {@return the file {@code age-de.xml}, to be put into the root of the site} */
  public String toXml() {
    StringBuilder labels = new StringBuilder();
    int number = 0;
    for (Map.Entry<String, Integer> part : scopes.entrySet()) {
      number++;
      labels.append(
          """
                <label class="part%d">
                  <age>%d</age>
                  <scope>%s</scope>
                </label>
          """
              .formatted(number, part.getValue(), escaped(part.getKey())));
    }
    return """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <age-declaration>
          <ageblock-basic>
            <age-issuer>%s</age-issuer>
            <last-change>%s</last-change>
            <country>de</country>
            <label-version>1.0</label-version>
            <revisit-after>7days</revisit-after>
          </ageblock-basic>
          <ageblock-labeltype>
            <httpheader>false</httpheader>
            <htmlmeta>false</htmlmeta>
            <label-z>false</label-z>
            <xmlfile>true</xmlfile>
            <default-age>%d</default-age>
          </ageblock-labeltype>
          <ageblock-labeltype-definition>
            <labeltype-xmlfile>
        %s    </labeltype-xmlfile>
          </ageblock-labeltype-definition>
        </age-declaration>
        """
        .formatted(escaped(issuer), lastChange, defaultAge, labels);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
