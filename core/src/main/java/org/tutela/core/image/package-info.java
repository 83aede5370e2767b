/** Pictures in, PDQ hashes out. */
package org.tutela.core.image;
