package org.tutela.core.list;

/** What a reader yields, one at a time and in file order. Immutable. */
public sealed interface ListRecord
    permits ListEntry, AddressEntry, Tombstone, FingerprintReference, NextPage, Rejection, Notice {

  /**
   * {@return where it was found, for a person ({@code line 5}), or empty} All values of one record
   * of the file have the same location, values of different records have different ones.
   */
  String location();

  /** {@return what else there is to say, for a person, or empty; never a hash value} */
  String detail();
}
