/**
 * Addresses in one spelling: {@link org.tutela.core.url.CanonicalUrl} and {@link
 * org.tutela.core.url.DomainName}.
 */
package org.tutela.core.url;
