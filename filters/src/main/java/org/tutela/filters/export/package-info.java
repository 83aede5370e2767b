/**
 * A policy in the words of others: profiles, blocked sets and lists for devices and resolvers that
 * know less than a policy does. What they cannot say is listed with every {@link
 * org.tutela.filters.export.Export}.
 */
package org.tutela.filters.export;
