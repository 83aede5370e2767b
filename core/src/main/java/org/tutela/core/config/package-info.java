/**
 * Strict YAML 1.2 and JSON for rules, mappings and policies: every value knows its line and column,
 * and all problems of a file are told at once.
 *
 * <p>Needs the library snakeyaml-engine.
 */
package org.tutela.core.config;
