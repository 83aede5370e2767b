package org.tutela.core.list;

/**
 * Where a paged exchange goes on. Every page has exactly one. Immutable.
 *
 * @param href of the next page, relative to the exchange; empty on the last page
 * @param location where it was found
 * @param detail what else the page says
 */
public record NextPage(String href, String location, String detail) implements ListRecord {}
