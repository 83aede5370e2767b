/** Decisions about content for somebody of an age, with reasons. */
package org.tutela.filters.policy;
