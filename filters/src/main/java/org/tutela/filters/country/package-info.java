/**
 * What is known of a country: ages of consent and majority, the rating systems used there, and whom
 * to turn to. Every value says where it comes from and how far it may be relied on.
 */
package org.tutela.filters.country;
