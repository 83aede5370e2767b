/** Content or ready hashes in, explained matches out. */
package org.tutela.core.match;
