/**
 * Files inside files, within limits, into a matcher.
 *
 * <p>{@link org.tutela.core.container.ContainerScanner} looks up a content and, if it is an archive
 * or a PDF, all that is inside, as deep as the {@link org.tutela.core.container.ContainerLimits}
 * allow. Nothing is ever written under a name that an archive gives.
 */
package org.tutela.core.container;
