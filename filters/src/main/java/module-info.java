/** Age ratings, labels inside content, and filter policies. */
@org.jspecify.annotations.NullMarked
module org.tutela.filters {
  requires static org.jspecify;
  requires transitive org.tutela.core;
}
