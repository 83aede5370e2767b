package org.tutela.core.list;

/**
 * A fingerprint too large for the list, to be fetched separately. Immutable.
 *
 * @param kind the name of the fingerprint, as the list spells it
 * @param href where it is, relative to the exchange
 * @param category of the record, or empty
 * @param sourceId the id of the record, or empty
 * @param location where it was found
 * @param detail what else the record says
 */
public record FingerprintReference(
    String kind, String href, String category, String sourceId, String location, String detail)
    implements ListRecord {}
