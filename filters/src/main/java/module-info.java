/**
 * Age ratings, the labels that content carries, ages, and filter policies.
 *
 * <p>jackson-core, jsoup and java.xml are needed only to read labels, Bouncy Castle only for a
 * guardian's PIN.
 */
@org.jspecify.annotations.NullMarked
module org.tutela.filters {
  requires static org.jspecify;
  requires static com.fasterxml.jackson.core;
  requires static org.bouncycastle.provider;
  requires static org.jsoup;
  requires static java.xml;
  requires transitive org.tutela.core;

  exports org.tutela.filters.age;
  exports org.tutela.filters.country;
  exports org.tutela.filters.export;
  exports org.tutela.filters.label;
  exports org.tutela.filters.policy;
  exports org.tutela.filters.rating;
}
