/**
 * What does not fit in memory: rows and bytes in temporary files, and the keys that tell rows
 * apart. For the rooms of this module only; it is not exported.
 */
package org.tutela.core.spool;
